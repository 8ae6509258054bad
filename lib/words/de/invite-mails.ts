import type { inviteMails as en } from '../en/invite-mails'

export const inviteMails: typeof en = {
  reminder: {
    subject: (site, day) => `Erinnerung: ${site} wartet bis zum ${day}`,
    subjectShort: (site, day) => `Erinnerung: ${site} bis ${day}`,
    preview: 'Heute ist nichts zu zahlen. Es dauert etwa zwei Minuten.',
    title: (site) => `${site} wartet auf Sie`,
    asked: (developer, site, day) => `${developer} hat Sie am ${day} gebeten, das Hosting von ${site} zu übernehmen.`,
    sameLink: 'Der Link unten ist derselbe wie in der ersten E-Mail.',
    stop: 'Sie möchten dazu keine Erinnerungen mehr? Hier bestellen Sie sie ab:',
  },
  orderLapsed: {
    subject: (site) => `${site}: nichts bestellt`,
    preview: 'Es wurden keine Zahlungsdaten hinterlegt. Es wurde nichts abgebucht.',
    title: 'Es wurde nichts bestellt',
    what: (site) => `Sie haben das Hosting von ${site} bestellt. Auf der Zahlungsseite wurden keine Daten hinterlegt.`,
    stillOpen: (day) => `Die Einladung gilt bis zum ${day}. Sie können noch einmal bestellen.`,
    over: 'Die Einladung gilt nicht mehr.',
    button: 'Zurück zum Angebot',
  },
  orderLapsedDeveloper: {
    subject: (site) => `${site}: keine Zahlungsdaten`,
    preview: 'Die Bestellung ist verfallen. Es wurde nichts abgebucht.',
    what: (client, site) =>
      `${client} hat das Hosting von ${site} bestellt. Auf der Zahlungsseite wurden keine Daten hinterlegt.`,
    stillOpen: (day) => `Die Einladung gilt bis zum ${day}. Mit demselben Link lässt sich noch einmal bestellen.`,
    over: 'Die Einladung ist abgelaufen. Sie können einen neuen Link senden.',
  },
  expired: {
    subject: (site) => `Einladung für ${site} ist abgelaufen`,
    subjectShort: (site) => `Einladung für ${site} abgelaufen`,
    preview: (client) => `${client} hat nicht übernommen.`,
    what: (client, site, day) => `${client} hat ${site} nicht übernommen. Die Einladung galt bis zum ${day}.`,
    again: 'Sie können einen neuen Link zum selben Angebot senden oder es jemand anderem anbieten.',
  },
  declined: {
    subject: (client, site) => `${client} hat ${site} abgelehnt`,
    noReason: 'Ein Grund wurde nicht genannt.',
    what: (client, site) => `${client} möchte das Hosting von ${site} nicht übernehmen.`,
    free: 'Alles bleibt bei Ihnen. Sie können es jemand anderem anbieten.',
    trial: (site, day) => `Die Testphase von ${site} läuft bis zum ${day}.`,
  },
}
