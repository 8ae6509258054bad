/** What closing a company means for what its apps cost, on the page that asks and in the mail that tells of it. Clients read it. */
export const closing = {
  preview: 'What is still to be paid stands in this e-mail.',
  bills: 'What is still to be paid',
  lastDay: (names: string) => `Today is the last day that is paid for: ${names}`,
  nothing: 'Nothing. No bill is open, and none will follow.',
  last: (f: { company: string; month: string; amount: string }) =>
    `The last bill of ${f.company}, for ${f.month}, comes to ${f.amount}.`,
  next: (f: { company: string; month: string; amount: string }) =>
    `The bill of ${f.company} for ${f.month} comes to ${f.amount}.`,
  withVat: (amount: string) => `${amount} with VAT`,
  written: (f: { day: string; email: string }) => `We write it on ${f.day} and mail it to ${f.email}.`,
  charged: (day: string) => `It is charged on ${day}.`,
  byLink: 'It is paid on the page behind the link in that e-mail.',
  link: 'The link in its e-mail shows each bill, without an account.',
  open: (f: { number: string; amount: string }) => `Bill ${f.number} of ${f.amount} stays open.`,
}
