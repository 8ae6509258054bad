import type { deadLinks as en } from '../en/dead-links'

export const deadLinks: typeof en = {
  title: {
    expired: () => 'Diese Einladung ist abgelaufen',
    withdrawn: (sender) => `${sender} hat diese Einladung zurückgezogen`,
    declined: () => 'Sie haben diese Einladung abgelehnt',
    replaced: () => 'Es gibt eine neuere Einladung',
    used: () => 'Diese Einladung wurde schon angenommen',
    unknown: () => 'Dieser Link funktioniert nicht',
  },
  text: {
    expired: (f) =>
      `${f.sender} hat Sie gebeten, ${f.site} zu übernehmen. Die Einladung galt bis zum ${f.day}. Es wurde nichts abgebucht.`,
    withdrawn: 'Sie müssen nichts tun. Es wurde nichts abgebucht.',
    replaced: (f) => `Wir haben sie am ${f.day} an ${f.masked} geschickt.`,
    used: 'Waren Sie das? Dann melden Sie sich an.',
    usedByYou: 'Es gehört Ihrer Firma.',
    unknown: 'Prüfen Sie, ob Sie den ganzen Link aus der E-Mail kopiert haben.',
  },
  usedByYouTitle: (site) => `${site} gehört Ihnen schon`,
  askNew: (sender) => `${sender} um einen neuen Link bitten`,
  askNewCaption: (sender) => `Wir schicken ${sender} eine E-Mail. Einen neuen Link kann nur ${sender} senden.`,
  asked: (sender) => `Wir haben ${sender} Bescheid gegeben und um einen neuen Link für Sie gebeten.`,
  busy: 'Einen Moment …',
  write: (sender) => `An ${sender} schreiben`,
  signIn: 'Anmelden',
  overview: 'Zu Ihrer Übersicht',
  goToSignIn: 'Zur Anmeldung',
}
