import type { Dict } from '../en'

export const paying: Dict['paying'] = {
  payNow: 'Jetzt bezahlen',
  opening: 'Stripe wird geöffnet …',
  stripeNext: 'Weiter auf einer Seite von Stripe, mit diesem Zahlungsmittel oder einem anderen.',
  said: {
    declined: (method) =>
      method ? `Die Abbuchung von ${method} hat nicht geklappt` : 'Diese Rechnung konnten wir nicht abbuchen',
    'confirmation-wanted': () => 'Ihre Bank möchte, dass Sie diese Zahlung bestätigen',
    'no-method': () => 'Für diese Rechnung gibt es kein Zahlungsmittel',
    'given-up': () => 'Diese Rechnung konnten wir nicht abbuchen',
  },
  why: {
    declined: 'Die Bank hat abgelehnt.',
    'confirmation-wanted': 'Drücken Sie „Jetzt bezahlen“ und bestätigen Sie sie dort.',
    'no-method': 'Drücken Sie „Jetzt bezahlen“, oder hinterlegen Sie ein Zahlungsmittel.',
    'given-up': 'Für sie ist keine Zahlung gekommen.',
  },
  since: (day) => `Sie war am ${day} fällig.`,
  ifNothing: 'Wenn Sie nichts tun',
  tryAgain: (day) => `Wir versuchen es am ${day} noch einmal.`,
  again: 'Wir versuchen es von selbst noch einmal.',
  noTry: 'Von selbst versuchen wir es nicht noch einmal.',
  goesOnUntil: {
    client: (f) => `${f.count === 1 ? 'Die Website läuft' : 'Die Websites laufen'} bis ${f.day} weiter.`,
    developer: (f) => `${f.count === 1 ? 'Die App läuft' : 'Die Apps laufen'} bis ${f.day} weiter.`,
  },
  pausedSince: {
    client: (f) =>
      `${f.count === 1 ? 'Die Website pausiert' : 'Die Websites pausieren'} seit ${f.day}. Nichts ist verloren.`,
    developer: (f) =>
      `${f.count === 1 ? 'Die App pausiert' : 'Die Apps pausieren'} seit ${f.day}. Nichts ist verloren.`,
  },
  should: (f) => `Sollte Ihre Bank ablehnen, schreiben wir Ihnen. Weitere Versuche: ${f.days}.`,

  banner: {
    goesOnUntil: {
      client: (f) => `${f.count === 1 ? 'Ihre Website läuft' : 'Ihre Websites laufen'} bis ${f.day} weiter.`,
      developer: (f) => `${f.count === 1 ? 'Ihre App läuft' : 'Ihre Apps laufen'} bis ${f.day} weiter.`,
    },
    pausesFrom: {
      client: (f) => `${f.count === 1 ? 'Ihre Website pausiert' : 'Ihre Websites pausieren'} ab ${f.day}`,
      developer: (f) => `${f.count === 1 ? 'Ihre App pausiert' : 'Ihre Apps pausieren'} ab ${f.day}`,
    },
    paused: {
      client: (f) => `${f.count === 1 ? 'Ihre Website pausiert' : 'Ihre Websites pausieren'} seit ${f.since}`,
      developer: (f) => `${f.count === 1 ? 'Ihre App pausiert' : 'Ihre Apps pausieren'} seit ${f.since}`,
    },
    unpaidOnly: (count) => (count === 1 ? 'Eine Rechnung ist offen' : 'Rechnungen sind offen'),
    todayAt: (time) => `heute, ${time} Uhr`,
    pausedText: (f) =>
      `Nichts ist verloren. Sobald ${f.amount} bezahlt sind, ${f.count === 1 ? 'geht es' : 'geht alles'} weiter. Die Tage der Pause kosten nichts.`,
    oneBill: (f) => `Rechnung für ${f.month}: ${f.amount}.`,
    unpaid: (f) =>
      f.count === 1 ? `Eine Rechnung ist offen: ${f.amount}.` : `${f.count} Rechnungen sind offen: ${f.amount}.`,
    tries: (count) => (count === 1 ? 'Wir haben es einmal versucht.' : `Wir haben es ${count}-mal versucht.`),
    onItsWay: 'Ihre Zahlung ist unterwegs',
    onItsWayText: (amount) => `Ihre Bank schickt uns ${amount}. Das dauert einige Tage. Sie müssen nichts tun.`,
    changeCard: 'Karte ändern',
    payer: (name) => `Rechnungen von ${name}.`,
  },
  overdue: {
    title: (company) => `Eine Zahlung von ${company} ist überfällig`,
    told: (owner) => `${owner} weiß Bescheid.`,
    onItsWay: 'Die Zahlung ist unterwegs.',
    until: {
      client: (day) => `Die Websites laufen bis ${day} weiter.`,
      developer: (day) => `Die Apps laufen bis ${day} weiter.`,
    },
    paused: {
      client: (day) => `Websites pausieren seit ${day}. Nichts ist verloren.`,
      developer: (day) => `Apps pausieren seit ${day}. Nichts ist verloren.`,
    },
    waits: {
      client: 'Größere Tarife und neue Websites warten, bis sie bezahlt ist.',
      developer: 'Größere Tarife und neue Apps warten, bis sie bezahlt ist.',
    },
    write: (owner) => `An ${owner} schreiben`,
    subject: (company) => `Zahlung von ${company}`,
  },
  pausedApps: {
    title: (f) => `${f.names} ${f.count === 1 ? 'pausiert' : 'pausieren'}`,
    text: 'Wer sie besucht, sieht eine neutrale Seite, bis die Firma bezahlt hat.',
  },
}
