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
  knocking: {
    subject: 'Jemand versucht, in Ihr Konto zu kommen',
    preview: 'Sie brauchen nichts zu tun.',
    what: (operator) =>
      `Bei Ihrem Konto bei ${operator} gab es zu viele Versuche, sich anzumelden. Für Browser, die wir nicht kennen, ist es deshalb eine Weile geschlossen.`,
    known: 'In einem Browser, in dem Sie schon angemeldet waren, kommen Sie weiterhin hinein.',
    button: 'Mit einem anderen Browser anmelden',
    validity: 'Der Knopf gilt zwei Tage. Ihr Passwort oder einen Code brauchen Sie trotzdem.',
  },
  sshKey: {
    subject: { added: 'Neuer SSH-Schlüssel in Ihrem Konto', removed: 'SSH-Schlüssel aus Ihrem Konto entfernt' },
    what: {
      added: (when) => `Ihrem Konto wurde ${when} ein neuer SSH-Schlüssel hinzugefügt.`,
      removed: (when) => `Aus Ihrem Konto wurde ${when} ein SSH-Schlüssel entfernt.`,
    },
    means: {
      added: 'Wer ihn besitzt, kann in Ihrem Namen handeln.',
      removed: 'Mit ihm kann niemand mehr in Ihrem Namen handeln.',
    },
    label: 'Name',
    fingerprint: 'Fingerabdruck',
    button: 'SSH-Schlüssel ansehen',
    notYou: (address) =>
      `Das waren nicht Sie? Prüfen Sie dort Ihre Schlüssel, setzen Sie ein neues Passwort und schreiben Sie an ${address}.`,
  },
  newsletterConfirm: {
    subject: 'Bestätigen Sie unseren Newsletter',
    asked: (operator) => `Sie möchten den Newsletter von ${operator} erhalten.`,
    nothing: 'Solange Sie ihn nicht bestätigen, senden wir Ihnen nichts.',
    stop: 'Sie können ihn jederzeit abbestellen, mit einem Klick in jeder Ausgabe.',
    button: 'Newsletter bestätigen',
    notYou: 'Das waren nicht Sie? Dann löschen Sie diese E-Mail einfach. Wir senden Ihnen keinen Newsletter.',
  },
  newsletter: {
    because: (operator) => `Sie erhalten diese E-Mail, weil Sie den Newsletter von ${operator} bestätigt haben.`,
    stop: 'Sie möchten keinen Newsletter mehr? Bestellen Sie ihn hier ab:',
  },
}
