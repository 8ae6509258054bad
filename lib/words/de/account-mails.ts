import type { accountMails as en } from '../en/account-mails'

export const accountMails: typeof en = {
  reset: {
    subject: 'Neues Passwort festlegen',
    validity: 'Der Link gilt 10 Minuten.',
    asked: (operator) => `Ihr Konto bei ${operator} soll ein neues Passwort bekommen.`,
    button: 'Passwort festlegen',
    signedOut: 'Beim Speichern werden alle anderen Geräte abgemeldet.',
    notYou: 'Das waren nicht Sie? Dann brauchen Sie nichts zu tun. Ihr Passwort bleibt, wie es ist.',
  },
  newSignIn: {
    subject: (operator) => `Neue Anmeldung bei ${operator}`,
    preview: 'Wenn Sie das nicht waren, sagen Sie es uns jetzt.',
    what: 'Ihr Konto wurde in einem Browser geöffnet, den wir noch nicht kennen.',
    when: 'Wann',
    device: 'Gerät',
    account: 'Konto',
    at: ({ day, time, zone }) => `${day}, ${time} Uhr, ${zone}`,
    unknownDevice: 'Unbekannter Browser',
    wasYou: 'Waren Sie es selbst? Dann ist nichts zu tun.',
    button: 'Das war ich nicht',
    next: 'Der Knopf öffnet eine Seite, die Ihnen sagt, wie es weitergeht.',
  },
}
