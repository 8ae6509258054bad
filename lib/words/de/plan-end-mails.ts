import type { planEndMails as english } from '../en/plan-end-mails'

export const planEndMails: typeof english = {
  planEnds: {
    subject: (site) => `Der Tarif von ${site} endet`,
    preview: (day) => `Der letzte Tag, den Sie zahlen, ist ${day}.`,
    what: (actor, day) => `${actor} hat das Ende festgelegt. Der letzte Tag, den Sie zahlen, ist ${day}.`,
    until: (day) => `Bis dahin läuft alles weiter. Danach pausiert es und bleibt bis zum ${day} erhalten.`,
    unpaidPreview: (day) => `Der letzte Tag des Tarifs ist ${day}.`,
    unpaidWhat: (actor, day) => `${actor} hat das Ende festgelegt. Der letzte Tag des Tarifs ist ${day}.`,
    unpaidUntil: (day) =>
      `Es pausiert, weil eine Rechnung nicht bezahlt ist. Nach diesem Tag bleibt es bis zum ${day} erhalten.`,
    button: 'Tarif behalten',
    keptSubject: (site) => `Der Tarif von ${site} läuft weiter`,
    keptPreview: 'Er endet nicht.',
    kept: (actor) => `${actor} hat das Ende des Tarifs zurückgenommen.`,
    keptCosts: 'Er läuft weiter und kostet so viel wie bisher.',
    keptUnpaid: 'Es pausiert, bis die offene Rechnung bezahlt ist. Danach kostet es so viel wie bisher.',
    open: (site) => `${site} öffnen`,
    goOn: 'Soll es weitergehen? Dann wählen Sie bis dahin einen Tarif.',
  },
  planEnded: {
    subject: (site) => `Der Tarif von ${site} ist zu Ende`,
    preview: (day) => `Es pausiert. Alles bleibt bis zum ${day} erhalten.`,
    what: (day) => `Der letzte Tag, den Sie zahlen, war ${day}. Unter der Adresse antwortet jetzt nichts mehr.`,
    unpaid: (day) =>
      `Der letzte Tag des Tarifs war ${day}. Es pausierte schon vorher, weil eine Rechnung nicht bezahlt ist.`,
    goOnPaid: 'Soll es weitergehen? Dann bezahlen Sie die Rechnung und wählen bis dahin einen Tarif.',
    kept: (day) => `Nichts ist verloren: Alles bleibt bis zum ${day} erhalten. Danach wird es abgeschaltet.`,
  },
  appKept: {
    subject: (site) => `${site} wird abgeschaltet`,
    preview: (day) => `Es bleibt bis zum ${day} erhalten.`,
    what: (day) => `Der Tarif ist zu Ende. Alles bleibt bis zum ${day} erhalten. Danach wird es abgeschaltet.`,
    doNothing: 'Brauchen Sie es nicht mehr? Dann müssen Sie nichts tun.',
  },
  appSwitchedOff: {
    subject: (site) => `${site} ist abgeschaltet`,
    preview: (day) => `Zurückholen ist bis zum ${day} möglich.`,
    what: {
      actor: (when) => `Sie haben es ${when} abgeschaltet.`,
      other: (actor, when) => `${actor} hat es ${when} abgeschaltet.`,
      clock: (when) =>
        `Der Tarif war zu Ende, und die Zeit, in der es erhalten blieb, ist vorbei. Es wurde ${when} abgeschaltet.`,
    },
    nobody: 'Niemand erreicht es mehr.',
    costs: 'Nach diesem Tag kostet es nichts mehr.',
    back: {
      may: (day) => `Sie können es bis zum ${day} zurückholen. Danach gibt es das nicht mehr.`,
      mayNot: (day) => `Wer die Firma innehat, kann es bis zum ${day} zurückholen. Danach gibt es das nicht mehr.`,
    },
    button: 'Zurückholen',
  },
  appRestored: {
    subject: (site) => `${site} ist wieder da`,
    preview: { actor: 'Von Ihnen zurückgeholt.', other: (actor) => `Von ${actor} zurückgeholt.` },
    what: {
      actor: (when) => `Sie haben es ${when} zurückgeholt.`,
      other: (actor, when) => `${actor} hat es ${when} zurückgeholt.`,
    },
    same: 'Wer daran gearbeitet hat, kann das wieder tun.',
    from: 'Kostet wieder ab',
    month: 'Im Monat',
  },
}
