import type { Dict } from '../en'

export const account: Dict['account'] = {
  forgot: {
    title: 'Passwort vergessen?',
    lead: 'Geben Sie Ihre E-Mail-Adresse ein. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort festlegen.',
    submit: 'Link senden',
    busy: 'Wird gesendet …',
    signIn: 'Zurück zur Anmeldung',
  },
  sent: {
    ifKnown: (email) =>
      `Falls es zu ${email} ein Konto gibt, haben wir einen Link dorthin geschickt. Er gilt 10 Minuten.`,
    spam: 'Nichts angekommen? Sehen Sie auch im Spam-Ordner nach.',
    givenUp: 'Eine Zeit lang konnten keine E-Mails verschickt werden. Fordern Sie den Link erneut an.',
    again: 'Erneut senden',
    sendingAgain: 'Wird gesendet …',
  },
  reset: {
    title: 'Neues Passwort festlegen',
    lead: (email) =>
      `Hier legen Sie das neue Passwort für ${email} fest. Beim Speichern werden alle anderen Geräte abgemeldet.`,
    password: 'Neues Passwort',
    submit: 'Passwort speichern',
    busy: 'Wird gespeichert …',
  },
  over: {
    title: 'Dieser Link gilt nicht mehr',
    reset: 'Ein Link für ein neues Passwort gilt nur einmal und nur 10 Minuten. Es zählt immer der neueste.',
    askAgain: 'Neuen Link anfordern',
    notMe: 'Er galt 30 Tage. Sie können weiterhin ein neues Passwort festlegen. Das meldet alle anderen Geräte ab.',
    wayIn: 'Er galt zwei Tage. Sie können weiterhin ein neues Passwort festlegen. Das meldet alle anderen Geräte ab.',
  },
  wayIn: {
    title: 'Mit diesem Browser anmelden',
    lead: 'Fremde haben es zu oft versucht. Deshalb ist Ihr Konto eine Weile für Browser geschlossen, die wir nicht kennen.',
    what: 'Ab jetzt gilt dieser Browser als Ihrer. Sie melden sich weiterhin mit Passwort oder Code an.',
    submit: 'Weiter',
    busy: 'Einen Moment …',
  },
  notMe: {
    title: 'Das waren nicht Sie?',
    lead: 'Dann sperren Sie aus, wer sich angemeldet hat.',
    what: 'Alle Geräte werden abgemeldet, und Ihr Passwort gilt nicht mehr. Sie melden sich mit einem Code per E-Mail an und legen dann ein neues Passwort fest.',
    submit: 'Überall abmelden',
    busy: 'Wird abgemeldet …',
  },
  closed: {
    title: 'Alle Geräte sind abgemeldet',
    what: 'Ihr altes Passwort gilt nicht mehr. Legen Sie jetzt ein neues fest. Wir schicken Ihnen dafür einen Link.',
    mailbox: 'Liest jemand anderes Ihre E-Mails? Dann ändern Sie zuerst das Passwort Ihres Postfachs.',
    submit: 'Neues Passwort festlegen',
  },
}
