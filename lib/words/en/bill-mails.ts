/** What mails about bills say. */
export const billMails = {
  bill: {
    subject: (operator: string, month: string, amount: string) => `${operator}: bill for ${month}, ${amount}`,
    title: (month: string) => `Your bill for ${month}`,
    number: 'Number',
    amount: 'Amount with VAT',
    charged: (method: string, day: string) =>
      method
        ? `We charge ${method} on ${day}.`
        : `There is no card or bank account to charge yet. It is due on ${day}.`,
  },
  addressWanted: {
    subject: (month: string) => `Your bill for ${month} needs an address`,
    preview: (day: string) => `We wait for it until ${day}.`,
    what: (month: string) => `Your bill for ${month} is ready. The address on it is not complete.`,
    payer: 'Made out to',
    until: (day: string) => `On ${day} we write the bill with what we know.`,
    button: 'Complete the address',
    whoMay: 'An owner of your company can complete it under “Payment details”.',
  },
}
