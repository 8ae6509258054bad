import type { Dict } from '../en'

export const auth: Dict['auth'] = {
  signIn: {
    title: 'Anmelden',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    submit: 'Anmelden',
    busy: 'Anmeldung läuft …',
    or: 'Kein Passwort oder vergessen? Wir schicken Ihnen einen sechsstelligen Code per E-Mail.',
    sendCode: 'Code per E-Mail anfordern',
    sendingCode: 'Wird gesendet …',
    noAccount: 'Noch kein Konto?',
    signUp: 'Konto anlegen',
  },
  signUp: {
    title: 'Konto anlegen',
    lead: 'Für alle, die Apps entwickeln. Wer eine App von Ihnen übernimmt, braucht vorher kein Konto.',
    firstName: 'Vorname',
    lastName: 'Nachname',
    nameHint: 'Ihr Kunde sieht, von wem die Einladung kommt.',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    passwordHint: 'Mindestens 12 Zeichen. Ein kurzer Satz eignet sich gut.',
    submit: 'Konto anlegen',
    busy: 'Wird angelegt …',
    hasAccount: 'Sie haben schon ein Konto?',
    signIn: 'Anmelden',
  },
  code: {
    title: 'Schauen Sie in Ihr Postfach',
    sentTo: (email) => `Wir haben einen sechsstelligen Code an ${email} geschickt. Geben Sie ihn hier ein.`,
    ifKnown: (email) =>
      `Falls es zu ${email} ein Konto gibt, haben wir einen sechsstelligen Code dorthin geschickt. Geben Sie ihn hier ein.`,
    minutes: 'Er gilt 10 Minuten. Nichts angekommen? Sehen Sie auch im Spam-Ordner nach.',
    code: 'Code',
    submit: 'Weiter',
    busy: 'Wird geprüft …',
    again: 'Neuen Code anfordern',
    sendingAgain: 'Wird gesendet …',
    otherAddress: 'Andere Adresse verwenden',
  },
}
