import type { AccountKind } from '@/db/vocabulary'
import type { paymentMails as english } from '../en/payment-mails'

type Things = { site: string; count: number; kind: AccountKind }

const one = { developer: 'Ihre App', client: 'Ihre Website' } satisfies Record<AccountKind, string>
const several = { developer: 'Ihre Apps', client: 'Ihre Websites' } satisfies Record<AccountKind, string>
const all = { developer: 'Apps', client: 'Websites' } satisfies Record<AccountKind, string>
const these = ({ site, count, kind }: Things) => (count === 1 ? site : `Die ${all[kind]} unten`)
const yours = ({ count, kind }: Things) => (count === 1 ? one[kind] : several[kind])

export const paymentMails: typeof english = {
  payment: {
    payNow: 'Jetzt bezahlen',
    update: 'Zahlungsdaten ändern',
    add: 'Zahlungsmittel hinterlegen',
    orPay: 'Oder Sie bezahlen diese Rechnung selbst:',
    orUpdate: 'Oder Sie zahlen künftig anders. Dann buchen wir sofort dort ab:',
    alsoOpen: (f) => `Auch offen: Rechnung ${f.number}, ${f.amount}`,
    unpaid: 'Offene Rechnungen',
    nextTry: 'Nächster Versuch',
    paysFor: 'Zahlt für',
    nextCharge: 'Nächste Abbuchung',
    pausedOn: 'Pausiert ab',
    paused: (f) => `${yours(f)} ${f.count === 1 ? 'pausiert' : 'pausieren'}, bis alles bezahlt ist.`,
    goesOn: (f) => `${yours(f)} ${f.count === 1 ? 'läuft' : 'laufen'} bis ${f.day}, weiter.`,
  },
  paymentFailed: {
    subject: (month) => `Rechnung für ${month}: nicht abgebucht`,
    title: {
      card: (method) => `Wir konnten nicht abbuchen: ${method}`,
      debit: (last4) => `Wir konnten von Ihrem Konto mit den Endziffern ${last4} nicht abbuchen`,
      none: (month) => `Wir konnten Ihre Rechnung für ${month} nicht abbuchen`,
    },
    owed: (f) => `Ihre Rechnung für ${f.month} ist nicht bezahlt: ${f.amount}.`,
    why: {
      declined: 'Die Bank hat die Zahlung abgelehnt.',
      'confirmation-wanted':
        'Ihre Bank möchte, dass Sie diese Zahlung bestätigen. Drücken Sie auf der Seite der Rechnung auf „Jetzt bezahlen“.',
      'no-method': 'Es gab kein Zahlungsmittel, von dem wir abbuchen konnten.',
      'given-up': 'Für sie ist keine Zahlung gekommen.',
    },
    again: (day) => `Wir versuchen es am ${day}, noch einmal.`,
    last: 'Von selbst versuchen wir es nicht noch einmal.',
    newMethod: 'Von einem neuen Zahlungsmittel buchen wir sofort ab.',
    confirm: 'Zahlung bestätigen',
  },
  paymentWarning: {
    subject: (f) => (f.count === 1 ? `${f.site} pausiert ab ${f.day}` : `${yours(f)} pausieren ab ${f.day}`),
    nothingPauses: (amount) => `Noch nicht bezahlt: ${amount}`,
    owed: (f) =>
      f.count === 1
        ? `Sie haben eine offene Rechnung: ${f.amount}.`
        : `Sie haben ${f.count} offene Rechnungen: zusammen ${f.amount}.`,
    why: (f) => `Bleibt das so, ${f.count === 1 ? 'pausiert' : 'pausieren'} ${yours(f)} ab ${f.day}.`,
    nothingLost: 'Verloren geht dabei nichts, und pausierte Tage kosten nichts.',
    last: 'Das ist unsere letzte Erinnerung vor diesem Tag.',
  },
  payerSuspended: {
    subject: (f) => (f.count === 1 ? `${f.site} pausiert` : `${yours(f)} pausieren`),
    nothingPauses: (amount) => `Noch nicht bezahlt: ${amount}`,
    preview: (amount) => `Nichts ist verloren. Offen: ${amount}.`,
    since: (f) =>
      `${yours(f)} ${f.count === 1 ? 'pausiert' : 'pausieren'} seit ${f.day}, weil eine Rechnung offen ist.`,
    back: (f) => `Nichts ist verloren. Sobald ${f.amount} bezahlt sind, geht es weiter.`,
    free: 'Pausierte Tage kosten nichts.',
  },
  payerRecovered: {
    paid: (month) => `Ihre Rechnung für ${month} ist bezahlt`,
    cancelled: (month) => `Ihre Rechnung für ${month} ist storniert`,
    back: (f) => (f.count === 1 ? `${f.site} ist wieder da` : `${yours(f)} sind wieder da`),
    isPaid: (f) => `Ihre Rechnung für ${f.month} ist bezahlt: ${f.amount}.`,
    isCancelled: (f) => `Ihre Rechnung für ${f.month} haben wir storniert: ${f.amount}. Sie müssen sie nicht bezahlen.`,
    costsAgain: (day) => `Ab dem ${day} zahlen Sie wieder für jeden Tag.`,
    daysFree: 'Die pausierten Tage kosten nichts.',
    nothingOverdue: (company) => `Für ${company} ist keine Rechnung mehr überfällig.`,
    lacksMethod: 'Es gibt kein Zahlungsmittel mehr. Hinterlegen Sie eins vor der nächsten Rechnung.',
    nothingToDo: 'Sie müssen nichts tun.',
    view: 'Rechnung ansehen',
    orView: 'Oder Sie sehen sich die Rechnung an:',
  },
  overdue: {
    subject: (company) => `Eine Zahlung von ${company} ist überfällig`,
    pauseSubject: (f) => `${all[f.kind]} von ${f.company} pausieren ab ${f.day}`,
    pausedSubject: (f) => `${all[f.kind]} von ${f.company} pausieren`,
    settledSubject: (company) => `Erledigt: die Zahlung von ${company}`,
    what: (company) => `${company} ist mit einer Zahlung in Verzug.`,
    told: (owner) => (owner ? `${owner} weiß Bescheid.` : 'Alle, denen die Firma gehört, wissen Bescheid.'),
    until: (f) => `${these(f)} ${f.count === 1 ? 'läuft' : 'laufen'} bis ${f.day}, weiter.`,
    pausedOn: (f) =>
      `${these(f)} ${f.count === 1 ? 'pausiert' : 'pausieren'} ab ${f.day}, wenn bis dahin nicht bezahlt ist.`,
    pausedSince: (f) => `${these(f)} ${f.count === 1 ? 'pausiert' : 'pausieren'} seit ${f.day}.`,
    stillPaused: (f) => `${these(f)} ${f.count === 1 ? 'pausiert' : 'pausieren'}, bis bezahlt ist.`,
    waits: (kind) => `Größere Tarife und neue ${all[kind]} gibt es erst wieder, wenn bezahlt ist.`,
    nothingLost: 'Nichts ist verloren. Sobald bezahlt ist, geht es weiter.',
    settled: (company) => `Die überfällige Zahlung von ${company} ist erledigt.`,
    back: (f) => `${these(f)} ${f.count === 1 ? 'ist' : 'sind'} wieder da.`,
    possible: (kind) => `Größere Tarife und neue ${all[kind]} gibt es wieder.`,
    nothingToDo: 'Sie müssen nichts tun.',
  },
  methodGone: {
    subject: 'Es gibt kein Zahlungsmittel mehr',
    preview: (day) =>
      day ? `Die nächste Abbuchung ist am ${day}.` : 'Hinterlegen Sie eins vor der nächsten Rechnung.',
    what: (company) => `${company} hat kein Zahlungsmittel mehr. Das letzte wurde entfernt.`,
    until: (day) =>
      day
        ? `Die nächste Abbuchung ist am ${day}. Hinterlegen Sie vorher eins.`
        : 'Hinterlegen Sie eins vor der nächsten Rechnung.',
    owed: (amount) => `Noch nicht bezahlt: ${amount}. Von einem neuen Zahlungsmittel buchen wir sofort ab.`,
  },
  operatorNotice: {
    subject: {
      dispute: 'Eine Zahlung wird angefochten',
      'suspended-long': 'Jemand pausiert seit 60 Tagen',
      'customer-gone': 'Ein Kunde ist bei Stripe gelöscht',
      'bill-differs': 'Eine Rechnung weicht bei Stripe ab',
    },
    what: {
      dispute: 'Jemand hat eine Zahlung über die Bank zurückgeholt. Antworten Sie darauf im Dashboard von Stripe.',
      'suspended-long':
        'Die Rechnungen sind noch offen. Entscheiden Sie im Dashboard von Stripe, ob Sie sie abschreiben.',
      'customer-gone':
        'Der Kunde wurde bei Stripe gelöscht, und seine Rechnungen sind noch offen. Abbuchen lässt sich nichts.',
      'bill-differs':
        'Stripe sagt zu dieser Rechnung etwas anderes, als wir geschrieben haben. Geändert ist nichts. Vergleichen Sie beides.',
    },
    foreign: 'Stripe hat eine Rechnung für diesen Kunden, die nicht von uns ist. Geändert ist nichts.',
    facts: {
      company: 'Firma',
      payer: 'Zahlt',
      invoiceEmail: 'Rechnungen gehen an',
      bill: 'Rechnung',
      amount: 'Betrag',
      state: 'Stand hier',
      unpaid: 'Insgesamt offen',
      since: 'Pausiert seit',
      customer: 'Kunde bei Stripe',
      stripe: 'Bei Stripe',
    },
    notForYou: 'Nicht für Sie? Geben Sie sie an die Person weiter, die sich um Zahlungen kümmert.',
  },
}
