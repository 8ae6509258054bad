import type { billMails as en } from '../en/bill-mails'

export const billMails: typeof en = {
  bill: {
    subject: (operator, month, amount) =>
      operator ? `Ihre Rechnung von ${operator} für ${month}: ${amount}` : `Ihre Rechnung für ${month}: ${amount}`,
    title: (monthAndYear) => `Ihre Rechnung für ${monthAndYear}`,
    charged: (method, day) =>
      method
        ? `Wir buchen am ${day} ab: ${method}.`
        : `Es gibt noch kein Zahlungsmittel. Fällig ist der Betrag am ${day}.`,
    madeOutTo: 'Ausgestellt auf',
    further: (count) => (count === 1 ? 'und 1 weitere, siehe Rechnung' : `und ${count} weitere, siehe Rechnung`),
    button: 'Rechnung ansehen',
    attached: 'Die Rechnung liegt als PDF-Datei bei.',
    corrected: 'Name und Anschrift auf dieser Rechnung sind berichtigt. Die Beträge bleiben gleich.',
    correctionPreview: 'Name und Anschrift sind berichtigt. Die Beträge bleiben gleich.',
  },
  addressWanted: {
    subject: (month) => `Rechnung für ${month}: Ihre Adresse fehlt`,
    preview: (day) => `Wir warten darauf bis zum ${day}.`,
    what: (month) => `Ihre Rechnung für ${month} ist fertig. Die Adresse darauf ist nicht vollständig.`,
    payer: 'Ausgestellt auf',
    until: (day) => `Am ${day} schreiben wir die Rechnung mit dem, was wir wissen.`,
    button: 'Adresse vervollständigen',
    whoMay: 'Jemand mit der Rolle Inhaber/in oder Buchhaltung kann sie unter „Zahlungsdaten“ ergänzen.',
  },
}
