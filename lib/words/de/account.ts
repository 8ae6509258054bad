import type { Dict } from '../en'

export const account: Dict['account'] = {
  forgot: {
    title: 'Passwort vergessen?',
    lead: 'Geben Sie Ihre E-Mail-Adresse ein. Wir schicken Ihnen einen Link, mit dem Sie ein neues festlegen.',
    submit: 'Link senden',
    busy: 'Wird gesendet …',
    signIn: 'Zurück zur Anmeldung',
  },
  sent: {
    ifKnown: (email) =>
      `Falls es zu ${email} ein Konto gibt, haben wir einen Link dorthin geschickt. Er gilt 10 Minuten.`,
    spam: 'Nichts angekommen? Sehen Sie auch im Spam-Ordner nach.',
  },
  reset: {
    title: 'Neues Passwort festlegen',
    lead: (email) => `Das ist das neue Passwort für ${email}. Beim Speichern werden alle anderen Geräte abgemeldet.`,
    password: 'Neues Passwort',
    submit: 'Passwort speichern',
    busy: 'Wird gespeichert …',
  },
  over: {
    title: 'Dieser Link gilt nicht mehr',
    reset: 'Ein Link zum neuen Passwort gilt einmal und 10 Minuten lang. Es zählt immer der neueste.',
    askAgain: 'Neuen Link anfordern',
    notMe:
      'So ein Link gilt 30 Tage. Ein neues Passwort können Sie weiterhin festlegen; das meldet alle anderen Geräte ab.',
  },
  notMe: {
    title: 'Das waren nicht Sie?',
    lead: 'Dann sperren Sie aus, wer sich angemeldet hat.',
    what: 'Alle Geräte werden abgemeldet, und Ihr Passwort gilt nicht mehr. Sie melden sich mit einem Code per E-Mail an und legen dann ein neues fest.',
    submit: 'Überall abmelden',
    busy: 'Wird abgemeldet …',
  },
  closed: {
    title: 'Alle Geräte sind abgemeldet',
    what: 'Ihr altes Passwort gilt nicht mehr. Legen Sie jetzt ein neues fest: Wir schicken Ihnen einen Link.',
    mailbox: 'Liest jemand anderes Ihre E-Mails? Dann ändern Sie zuerst das Passwort Ihres Postfachs.',
    submit: 'Neues Passwort festlegen',
  },
}
