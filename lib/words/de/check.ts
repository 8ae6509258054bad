import type { Dict } from '../en'

export const check: Dict['check'] = {
  title: 'Ist diese E-Mail von uns?',
  lead: 'Das können Sie hier prüfen, ohne einen Link zu öffnen.',
  email: 'An diese Adresse kam die E-Mail',
  word: 'Prüfwort in der E-Mail',
  wordHint: 'Zwei Wörter. Der Absender kann sie Ihnen auch am Telefon nennen.',
  submit: 'E-Mail prüfen',
  busy: 'Wird geprüft …',
}
