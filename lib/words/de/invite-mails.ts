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
  declined: {
    subject: (client, site) => `${client} hat ${site} abgelehnt`,
    noReason: 'Ein Grund wurde nicht genannt.',
    what: (client, site) => `${client} möchte das Hosting von ${site} nicht übernehmen.`,
    free: 'Alles bleibt bei Ihnen. Sie können es jemand anderem anbieten.',
    trial: (site, day) => `Die Testphase von ${site} läuft bis zum ${day}.`,
  },
}
