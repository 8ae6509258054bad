/** Mails around an invitation that joined later: reminder and no. */
export const inviteMails = {
  reminder: {
    subject: (site: string, day: string) => `Reminder: ${site} is waiting until ${day}`,
    /** Where the other one is too long for a subject. */
    subjectShort: (site: string, day: string) => `Reminder: ${site}, until ${day}`,
    preview: 'Nothing to pay today. Takes about two minutes.',
    title: (site: string) => `${site} is waiting for you`,
    asked: (developer: string, site: string, day: string) =>
      `${developer} asked you on ${day} to take over the hosting of ${site}.`,
    sameLink: 'The link below is the same as in the first e-mail.',
    stop: 'You want no more reminders about this? Stop them here:',
  },
  orderLapsed: {
    subject: (site: string) => `Nothing was ordered for ${site}`,
    preview: 'No payment details were saved. Nothing was charged.',
    title: 'Nothing was ordered',
    what: (site: string) => `You ordered the hosting of ${site}. The payment page ended without saved payment details.`,
    stillOpen: (day: string) => `The invitation is open until ${day}. You can order again.`,
    over: 'The invitation is not open any more.',
    button: 'Back to the offer',
  },
  orderLapsedDeveloper: {
    subject: (site: string) => `${site}: no payment details`,
    preview: 'The order has ended. Your client was not charged.',
    what: (client: string, site: string) =>
      `${client} ordered the hosting of ${site}. The payment page ended without saved payment details.`,
    stillOpen: (day: string) => `The invitation is open until ${day}. Your client can order again with the same link.`,
    over: 'The invitation has run out. You can send a new link.',
  },
  expired: {
    subject: (site: string) => `Your invitation for ${site} has expired`,
    /** Where the other one is too long for a subject. */
    subjectShort: (site: string) => `Invitation for ${site} expired`,
    preview: (client: string) => `${client} did not take it over.`,
    what: (client: string, site: string, day: string) =>
      `${client} did not take over ${site}. The invitation was open until ${day}.`,
    again: 'You can send a new link to the same offer, or offer it to someone else.',
  },
  declined: {
    subject: (client: string, site: string) => `${client} said no to ${site}`,
    noReason: 'No reason given.',
    what: (client: string, site: string) => `${client} does not want to take over the hosting of ${site}.`,
    free: 'It stays with you, and you can offer it to someone else.',
    trial: (site: string, day: string) => `The trial of ${site} goes on until ${day}.`,
  },
}
