/** The page where a client checks that a mail is genuine. */
export const check = {
  title: 'Is this e-mail from us?',
  lead: 'You can check it here without opening a link.',
  email: 'Address the e-mail came to',
  word: 'Check word in the e-mail',
  wordHint: 'Two words. The sender can also say them on the phone.',
  submit: 'Check the e-mail',
  busy: 'Checking…',
}
