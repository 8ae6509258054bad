/** What mails about bills say. */
export const billMails = {
  bill: {
    /** `operator` is '' where the name is too long for a subject. */
    subject: (operator: string, month: string, amount: string) =>
      `Your ${operator ? `${operator} ` : ''}bill for ${month}: ${amount}`,
    title: (monthAndYear: string) => `Your bill for ${monthAndYear}`,
    charged: (method: string, day: string) =>
      method ? `We charge ${method} on ${day}.` : `There is no payment method yet. It is due on ${day}.`,
    madeOutTo: 'Made out to',
    further: (count: number) => (count === 1 ? 'and 1 more, see the bill' : `and ${count} more, see the bill`),
    button: 'View bill',
    attached: 'The bill is attached as a PDF file.',
    corrected: 'Name and address on this bill were corrected. The amounts stay the same.',
    correctionPreview: 'Name and address are corrected. The amounts stay the same.',
  },
  addressWanted: {
    subject: (month: string) => `Your bill for ${month} needs an address`,
    preview: (day: string) => `We wait for it until ${day}.`,
    what: (month: string) => `Your bill for ${month} is ready. The address on it is not complete.`,
    payer: 'Made out to',
    until: (day: string) => `On ${day} we write the bill with what we know.`,
    button: 'Complete the address',
    whoMay: 'An owner or somebody with the role Billing can complete it under “Payment details”.',
  },
}
