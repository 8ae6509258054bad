import type { Dict } from '../en'

export const decline: Dict['decline'] = {
  link: 'Ich möchte das nicht',
  pageTitle: 'Ablehnen',
  title: (site) => `Sie möchten ${site} nicht übernehmen?`,
  lead: (sender) => `Wir sagen ${sender} Bescheid. Es wird nichts abgebucht.`,
  reason: 'Möchten Sie sagen, warum?',
  reasonHint: (sender) => `${sender} liest es so, wie Sie es schreiben.`,
  confirm: 'Nein, danke',
  busy: 'Einen Moment …',
  back: 'Zurück',
  after: (sender) =>
    `Wir haben ${sender} Bescheid gegeben. Es wurde nichts abgebucht. Sie hören dazu nichts mehr von uns.`,
  passedOn: (masked) => `Dieser Link wurde weitergegeben. Zum Ablehnen öffnen Sie den Link in der E-Mail an ${masked}.`,
  stop: {
    pageTitle: 'Erinnerungen',
    title: (site) => `Keine Erinnerungen mehr zu ${site}?`,
    titleUnknown: 'Keine Erinnerungen mehr?',
    text: 'Die Einladung selbst bleibt, wie sie ist.',
    confirm: 'Keine Erinnerungen mehr schicken',
    doneTitle: 'Keine Erinnerungen mehr',
    done: (site) => `Wir schicken Ihnen keine Erinnerungen mehr zu ${site}.`,
    doneUnknown: 'Wir schicken Ihnen keine Erinnerungen mehr zu dieser Einladung.',
    stillOpen: ({ sender, day }) =>
      `Die Einladung von ${sender} gilt weiter bis ${day}. Der Link in unserer E-Mail funktioniert weiter.`,
  },
  sender: {
    wrote: (client) => `Das hat ${client} geschrieben`,
    noReason: (client) => `${client} hat keinen Grund genannt.`,
    reminder: 'Erinnerung',
    remind: 'Erinnerung senden',
    reminding: 'Wird gesendet …',
    remindHint:
      'Die Erinnerung enthält denselben Link. Wir erinnern auch von selbst: nach der halben Zeit und zwei Tage vor dem Ende.',
    remindersStopped: (client) => `${client} möchte keine Erinnerungen mehr. Die Einladung bleibt offen.`,
    remindedOn: 'Erinnert am',
  },
}
