import type { billMails as en } from '../en/bill-mails'

export const billMails: typeof en = {
  bill: {
    subject: (operator, month, amount) => `${operator}: Rechnung ${month}, ${amount}`,
    title: (month) => `Ihre Rechnung für ${month}`,
    number: 'Nummer',
    amount: 'Betrag mit MwSt.',
    charged: (method, day) =>
      method
        ? `Wir buchen am ${day} ab: ${method}.`
        : `Es gibt noch keine Karte und kein Bankkonto zum Abbuchen. Fällig ist der Betrag am ${day}.`,
  },
  addressWanted: {
    subject: (month) => `Für die Rechnung ${month} fehlt die Adresse`,
    preview: (day) => `Wir warten darauf bis zum ${day}.`,
    what: (month) => `Ihre Rechnung für ${month} ist fertig. Die Adresse darauf ist nicht vollständig.`,
    payer: 'Ausgestellt auf',
    until: (day) => `Am ${day} schreiben wir die Rechnung mit dem, was wir wissen.`,
    button: 'Adresse vervollständigen',
    whoMay: 'Wer Inhaber/in Ihrer Firma ist, kann sie unter „Zahlungsdaten“ ergänzen.',
  },
}
