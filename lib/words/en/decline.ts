/** Saying no to an offer, ending its reminders, and what the sender sees of both. */
export const decline = {
  /** The quiet way out on the landing. */
  link: 'I don’t want this',
  pageTitle: 'Say no',
  title: (site: string) => `You don’t want to take over ${site}?`,
  lead: (sender: string) => `We will tell ${sender}. Nothing is charged.`,
  reason: 'Would you like to say why?',
  reasonHint: (sender: string) => `${sender} reads it as you write it.`,
  confirm: 'No, thank you',
  busy: 'One moment…',
  back: 'Back',
  after: (sender: string) => `We told ${sender}. Nothing was charged. You won’t hear from us again about this.`,
  passedOn: (masked: string) => `This link was passed on. To say no, open the link in the e-mail to ${masked}.`,
  stop: {
    pageTitle: 'Reminders',
    title: (site: string) => `Stop reminders about ${site}?`,
    titleUnknown: 'Stop these reminders?',
    text: 'The invitation itself stays as it is.',
    confirm: 'Stop these e-mails',
    doneTitle: 'No more reminders',
    done: (site: string) => `We will send you no more reminders about ${site}.`,
    doneUnknown: 'We will send you no more reminders about this invitation.',
    stillOpen: (f: { sender: string; day: string }) =>
      `The invitation from ${f.sender} stays open until ${f.day}. The link in our e-mail still works.`,
  },
  sender: {
    wrote: (client: string) => `What ${client} wrote`,
    noReason: (client: string) => `${client} gave no reason.`,
    reminder: 'Reminder',
    remind: 'Send a reminder',
    reminding: 'Sending…',
    remindHint:
      'A reminder carries the same link. We also send one ourselves, halfway through and two days before the end.',
    remindersStopped: (client: string) => `${client} wants no more reminders. The invitation stays open.`,
    remindedOn: 'Reminded on',
  },
}
