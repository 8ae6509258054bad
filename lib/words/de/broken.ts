import type { broken as en } from '../en/broken'

export const broken: typeof en = {
  title: 'Bei uns ist etwas schiefgegangen',
  text: 'Durch diese Seite ist nichts verloren gegangen. Versuchen Sie es gleich noch einmal.',
  requestId: (id) => `Wenn es wieder passiert, nennen Sie uns diese Nummer: ${id}`,
  legal: { imprint: 'Impressum', privacy: 'Datenschutz', terms: 'AGB' },
  tryAgain: 'Noch einmal versuchen',
  renewed: {
    title: 'Wir haben diese Seite geändert, während sie bei Ihnen offen war',
    text: 'Es ist nichts geschehen. Laden Sie die Seite neu und drücken Sie noch einmal.',
  },
}
