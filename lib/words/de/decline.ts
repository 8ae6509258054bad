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
    text: 'Das Angebot selbst bleibt, wie es ist.',
    confirm: 'Keine Erinnerungen mehr schicken',
    doneTitle: 'Keine Erinnerungen mehr',
    done: (site) => `Wir schicken Ihnen keine Erinnerungen mehr zu ${site}.`,
    doneUnknown: 'Wir schicken Ihnen keine Erinnerungen mehr zu diesem Angebot.',
    stillOpen: ({ sender, day }) =>
      `Das Angebot von ${sender} bleibt bis ${day} offen. Der Link in unserer E-Mail funktioniert weiter.`,
  },
  sender: {
    wrote: (client) => `Das hat ${client} geschrieben`,
    noReason: (client) => `${client} hat keinen Grund genannt.`,
    remind: 'Erinnerung senden',
    reminding: 'Wird gesendet …',
    remindHint:
      'Die Erinnerung enthält denselben Link. Wir erinnern auch von selbst: zur Halbzeit und 48 Stunden vor dem Ende.',
    remindersStopped: (client) => `${client} möchte keine Erinnerungen mehr. Das Angebot bleibt offen.`,
    remindedOn: 'Erinnert am',
  },
}
