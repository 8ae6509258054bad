import type { Dict } from '../en'

type RequestMails = Pick<Dict['mails'], 'planChanged' | 'planAsked' | 'planDecided'>

export const requestMails: RequestMails = {
  planChanged: {
    subject: (actor, difference) => `${actor} hat den Tarif geändert: ${difference} im Monat`,
    firstSubject: (actor, difference) => `${actor} hat einen Tarif gewählt: ${difference} im Monat`,
    bookedSubject: {
      developer: (actor, difference) => `${actor} hat eine App gebucht: ${difference} im Monat`,
      client: (actor, difference) => `${actor} hat eine Website gebucht: ${difference} im Monat`,
    },
    preview: (from) => `Ab dem ${from}. Sie können es zurückändern.`,
    endPreview: (from) => `Ab dem ${from}. Sie können es beenden.`,
    what: (actor, site, plan) => `${actor} hat den Tarif von ${site} auf ${plan} geändert.`,
    first: (actor, site, plan) => `${actor} hat für ${site} den Tarif ${plan} gewählt.`,
    booked: (actor, site, plan) => `${actor} hat ${site} im Tarif ${plan} gebucht.`,
    allowed: (first, company) => `${first} darf das innerhalb der Grenze von ${company}.`,
    until: 'Bisher im Monat',
    after: 'Danach im Monat',
    more: 'Mehr im Monat',
    less: 'Weniger im Monat',
    from: 'Ab',
    back: 'Sie können es an jedem Tag zurückändern. Bezahlt wird nach Tagen.',
    end: 'Sie können es an jedem Tag beenden. Bezahlt wird nach Tagen.',
    button: 'Zurückändern',
    bookedButton: 'Tarif ansehen',
  },
  planAsked: {
    subject: (actor, difference) => `${actor} bittet um Ihr Okay: ${difference} im Monat`,
    preview: 'Ohne Ihr Okay ändert sich nichts.',
    what: (actor, site, plan) => `${actor} möchte für ${site} den Tarif ${plan}.`,
    book: (actor, site, plan) => `${actor} möchte ${site} im Tarif ${plan} buchen.`,
    nothingYet: 'Ohne Ihr Okay ändert sich nichts. Sie können auch Nein sagen.',
    button: 'Entscheiden',
  },
  planDecided: {
    subject: {
      agreed: (person, site) => `${person} ist einverstanden: ${site}`,
      refused: (person, site) => `${person} sagt Nein: ${site}`,
      withdrawn: (person, site) => `${person} hat Ihre Anfrage ersetzt: ${site}`,
      lapsed: (_person, site) => `Ihre Anfrage gilt nicht mehr: ${site}`,
    },
    preview: {
      agreed: 'Der Tarif gilt jetzt.',
      refused: 'Es ändert sich nichts.',
      withdrawn: 'Es ändert sich nichts.',
      lapsed: 'Es ändert sich nichts.',
    },
    what: {
      agreed: (person, site, plan) => `${person} ist mit dem Tarif ${plan} für ${site} einverstanden.`,
      refused: (person, site, plan) => `${person} sagt Nein zum Tarif ${plan} für ${site}.`,
      withdrawn: (person, site, plan) =>
        `${person} hat für ${site} neu angefragt. Damit endet Ihre Anfrage für den Tarif ${plan}.`,
      lapsed: (_person, site, plan) => `Ihre Anfrage für den Tarif ${plan} für ${site} ist ohne Antwort abgelaufen.`,
      over: (_person, site, plan) => `Ihre Anfrage für den Tarif ${plan} für ${site} gilt nicht mehr.`,
    },
    next: {
      agreed: 'Das gilt ab jetzt.',
      refused: 'Es ändert sich nichts. Sprechen Sie miteinander, bevor Sie wieder anfragen.',
      withdrawn: 'Ohne ein Okay ändert sich nichts.',
      lapsed: 'Es ändert sich nichts. Sie können jederzeit wieder anfragen.',
      over: 'Es ändert sich nichts.',
    },
    plan: 'Tarif',
    open: (site) => `${site} öffnen`,
  },
}
