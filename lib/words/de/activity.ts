import type { Dict } from '../en'

type Sentences = Dict['developer']['activity']['developer']
type Happening = Parameters<Sentences['signed-in']>[0]

// „Sie haben“, but „Mara hat“. `client` and `whom` are in the accusative, where „Sie“ and names need no other form.
const has = ({ who, isYou }: Happening) => `${who} ${isYou ? 'haben' : 'hat'}`
const is = ({ who, isYou }: Happening) => `${who} ${isYou ? 'sind' : 'ist'}`
const worksOn = ({ who, isYou }: Happening) => `${who} ${isYou ? 'arbeiten' : 'arbeitet'}`
const SOMEBODY = 'jemanden'
const toWhom = ({ whom, isWhomYou }: Happening) => {
  if (isWhomYou) return 'Ihnen'
  return whom === SOMEBODY ? 'jemandem' : whom
}
const roleOf = (f: Happening) => (f.isWhomYou ? 'Ihre Rolle' : `die Rolle von ${toWhom(f)}`)

const developerSentences: Sentences = {
  'account-created': (f) => `${is(f)} jetzt dabei`,
  'signed-in': (f) => `${has(f)} sich angemeldet`,
  'password-set': (f) => `${has(f)} ein Passwort festgelegt`,
  'sessions-ended': (f) => `${has(f)} sich auf anderen Geräten abgemeldet`,
  'company-created': (f) => `${has(f)} die Firma angelegt`,
  'app-created': (f) => `${has(f)} ${f.apps} angelegt`,
  'invite-sent': (f) => `${has(f)} ${f.client} eingeladen, ${f.apps} zu übernehmen`,
  'invite-resent': (f) => `${has(f)} einen neuen Link für ${f.apps} an ${f.client} geschickt`,
  'invite-seen': (f) => `${has(f)} sich das Angebot für ${f.apps} angesehen`,
  'invite-ordered': (f) => `${has(f)} ${f.apps} bestellt`,
  'invite-reminded': (f) => `${has(f)} ${f.client} an das Angebot für ${f.apps} erinnert`,
  'reminders-stopped': (f) => `${has(f)} weitere Erinnerungen an ${f.apps} abbestellt`,
  'invite-declined': (f) => `${has(f)} das Angebot für ${f.apps} abgelehnt`,
  'invite-withdrawn': (f) => `${has(f)} das Angebot an ${f.client} für ${f.apps} zurückgezogen`,
  'invite-expired': ({ apps, client }) => `Das Angebot an ${client} für ${apps} ist abgelaufen`,
  'order-lapsed': ({ apps }) => `Die Bestellung für ${apps} ist verfallen, weil keine Zahlungsdaten hinterlegt wurden`,
  'order-rejected': ({ apps }) => `Die Bestellung für ${apps} konnte nicht abgeschlossen werden`,
  'app-handed-over': (f) => `${has(f)} ${f.apps} übernommen`,
  'billing-details-confirmed': (f) => `${has(f)} die Angaben für Rechnungen bestätigt`,
  'billing-contact-added': (f) => `${has(f)} Zahlungsdaten angelegt`,
  'billing-details-changed': (f) => `${has(f)} die Angaben auf den Rechnungen geändert`,
  'payment-method-saved': () => 'Ein Zahlungsmittel wurde hinterlegt',
  'payment-method-gone': () => 'Das Zahlungsmittel ist nicht mehr hinterlegt',
  'vat-id-checked': () => 'Die USt-IdNr. wurde geprüft',
  'member-invited': (f) => {
    if (f.worksOn) return `${has(f)} ${f.whom} zur Mitarbeit an ${f.worksOn} eingeladen`
    return f.after
      ? `${has(f)} ${f.whom} für die Rolle ${f.after} eingeladen`
      : `${has(f)} ${f.whom} ins Team eingeladen`
  },
  'team-invite-resent': (f) => `${has(f)} einen neuen Einladungslink an ${f.whom} geschickt`,
  'team-invite-corrected': (f) => `${has(f)} die Adresse der Einladung an ${f.whom} berichtigt`,
  'team-invite-passed-on': ({ whom, heir }) =>
    heir
      ? `Die Einladung an ${whom} wurde an ${heir} weitergegeben`
      : `Die Einladung an ${whom} wurde an jemand anderen weitergegeben`,
  'team-invite-withdrawn': (f) => `${has(f)} die Einladung an ${f.whom} zurückgezogen`,
  'team-invite-declined': (f) => `${has(f)} die Einladung ins Team abgelehnt`,
  'team-invite-expired': ({ whom }) => `Die Einladung an ${whom} ist abgelaufen`,
  'member-joined': (f) => {
    if (f.worksOn) return `${worksOn(f)} jetzt an ${f.worksOn} mit`
    return f.after ? `${is(f)} jetzt mit der Rolle ${f.after} dabei` : `${is(f)} jetzt im Team dabei`
  },
  'role-changed': (f) =>
    f.before && f.after
      ? `${has(f)} ${roleOf(f)} von ${f.before} auf ${f.after} geändert`
      : `${has(f)} ${roleOf(f)} geändert`,
  'apps-ticked': (f) => {
    if (f.given && f.taken)
      return `${has(f)} ${toWhom(f)} Zugang zu ${f.given} gegeben und den Zugang zu ${f.taken} beendet`
    if (f.given) return `${has(f)} ${toWhom(f)} Zugang zu ${f.given} gegeben`
    return f.taken
      ? `${has(f)} den Zugang zu ${f.taken} für ${f.whom} beendet`
      : `${has(f)} den Zugang für ${f.whom} geändert`
  },
  'member-left': (f) => `${has(f)} die Firma verlassen`,
  'member-removed': (f) => `${has(f)} ${f.whom} aus der Firma entfernt`,
  'company-renamed': (f) => `${has(f)} die Firma umbenannt`,
  'company-setting-changed': (f) => {
    if (f.isOn === null) return `${has(f)} geändert, wie viel Admins bestellen dürfen`
    return f.isOn
      ? `${has(f)} Admins erlaubt, Kunden einzuladen`
      : `${has(f)} festgelegt, dass Admins keine Kunden mehr einladen dürfen`
  },
  'company-closed': (f) => `${has(f)} die Firma geschlossen`,
  'app-moved': (f) =>
    f.isComing
      ? `${has(f)} ${f.apps} von ${f.other} hierher verschoben`
      : `${has(f)} ${f.apps} zu ${f.other} verschoben`,
  'app-switched-off': (f) => `${has(f)} ${f.apps} abgeschaltet`,
  'bill-corrected': (f) => `${has(f)} Name und Anschrift auf einer Rechnung berichtigt`,
  'bill-paid': () => 'Eine Rechnung wurde bezahlt',
  'bill-failed': () => 'Eine Rechnung konnte nicht abgebucht werden',
  'bill-cancelled': () => 'Eine Rechnung wurde storniert',
  'bill-given-up': () => 'Eine Rechnung wurde ausgebucht',
  'payer-suspended': () => 'Was hier bezahlt wird, wurde wegen einer offenen Rechnung angehalten',
  'payer-recovered': () => 'Die überfällige Zahlung ist erledigt',
  'app-restored': (f) => `${has(f)} ${f.apps} zurückgeholt`,
  'plan-end-set': (f) =>
    f.day
      ? `${has(f)} den ${f.day} als letzten Tag des Tarifs von ${f.apps} festgelegt`
      : `${has(f)} das Ende des Tarifs von ${f.apps} festgelegt`,
  'plan-kept': (f) => `${has(f)} den Tarif von ${f.apps} behalten, der enden sollte`,
  'plan-ended': (f) =>
    f.day
      ? `Der Tarif von ${f.apps} ist mit dem ${f.day} zu Ende gegangen`
      : `Der Tarif von ${f.apps} ist zu Ende gegangen`,
  'plan-asked': (f) => `${has(f)} um das Okay für einen Tarif für ${f.apps} gebeten`,
  'plan-agreed': (f) => `${has(f)} einem Tarif für ${f.apps} zugestimmt`,
  'plan-refused': (f) => `${has(f)} einen Tarif für ${f.apps} abgelehnt`,
  'plan-withdrawn': (f) => `${has(f)} die Anfrage für ${f.apps} zurückgezogen`,
  'plan-lapsed': (f) => `Die Anfrage für ${f.apps} gilt nicht mehr`,
  'app-booked': (f) => `${has(f)} ${f.apps}${f.plan ? ` mit dem Tarif ${f.plan}` : ''} gebucht`,
  'plan-changed': (f) => {
    if (!f.plan) return `${has(f)} den Tarif von ${f.apps} geändert`
    return f.formerPlan
      ? `${has(f)} den Tarif von ${f.apps} von ${f.formerPlan} auf ${f.plan} geändert`
      : `${has(f)} für ${f.apps} den Tarif ${f.plan} gewählt`
  },
  'ssh-key-added': (f) => `${has(f)} einen SSH-Schlüssel hinzugefügt`,
  'ssh-key-removed': (f) => `${has(f)} einen SSH-Schlüssel entfernt`,
  'kind-switched': (f) => `${has(f)} geändert, welche Werkzeuge zu sehen sind`,
  'newsletter-asked': (f) => `${has(f)} den Newsletter bestellt`,
  'newsletter-confirmed': (f) => `${has(f)} den Newsletter bestätigt`,
  'newsletter-stopped': (f) => `${has(f)} den Newsletter abbestellt`,
}

const clientSentences: Sentences = {
  ...developerSentences,
  'app-created': (f) => `${has(f)} ${f.apps} eingerichtet`,
  'company-setting-changed': (f) => {
    if (f.isOn === null) return `${has(f)} geändert, wie viel Admins bestellen dürfen`
    return f.isOn
      ? `${has(f)} Admins erlaubt, Websites zu übergeben`
      : `${has(f)} festgelegt, dass Admins keine Websites mehr übergeben dürfen`
  },
  'ssh-key-added': (f) => `${has(f)} die Einstellungen des Kontos geändert`,
  'ssh-key-removed': (f) => `${has(f)} die Einstellungen des Kontos geändert`,
}

export const activity: Dict['developer']['activity'] = {
  you: 'Sie',
  me: 'Sie',
  someone: 'Jemand',
  somebody: SOMEBODY,
  it: 'das Projekt',
  otherCompany: 'einer anderen Firma',
  developer: developerSentences,
  client: clientSentences,
}

export const activityPages: Dict['activityPages'] = {
  title: 'Verlauf',
  lead: (company) => `Was bei ${company} passiert ist, das Neueste zuerst.`,
  filter: 'Was angezeigt wird',
  person: 'Person',
  everybody: 'Alle Personen',
  app: { developer: 'App', client: 'Website' },
  all: { developer: 'Alle Apps', client: 'Alle Websites' },
  show: 'Verlauf anzeigen',
  showAll: 'Alles anzeigen',
  nothing: 'Hier ist noch nichts passiert.',
  noMatch: 'Zu dieser Auswahl gibt es nichts.',
  older: 'Älteres anzeigen',
  newest: 'Neuestes anzeigen',
  download: 'Herunterladen',
  downloadText: (count) => `Was oben ausgewählt ist, höchstens die neuesten ${count} Zeilen.`,
  csv: 'Als CSV herunterladen',
  json: 'Als JSON herunterladen',
  seeAll: 'Ganzen Verlauf ansehen',
  seeAllOf: (app) => `Ganzen Verlauf von ${app} ansehen`,
  columns: {
    time: 'Zeit',
    sentence: 'Was passiert ist',
    verb: 'Art',
    actor: 'Von wem',
    person: 'Betroffene Person',
    apps: { developer: 'Apps', client: 'Websites' },
    before: 'Vorher',
    after: 'Nachher',
  },
}
