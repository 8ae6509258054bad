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
  declined: {
    subject: (client: string, site: string) => `${client} said no to ${site}`,
    noReason: 'No reason given.',
    what: (client: string, site: string) => `${client} does not want to take over the hosting of ${site}.`,
    free: 'It stays with you, and you can offer it to someone else.',
    trial: (site: string, day: string) => `The trial of ${site} goes on until ${day}.`,
  },
}
