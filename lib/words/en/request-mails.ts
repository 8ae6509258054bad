import type { AccountKind } from '@/db/vocabulary'

/** Mails about what Admins change and ask for. Amounts come with their sign: "+€15.00". */
export const requestMails = {
  planChanged: {
    subject: (actor: string, difference: string) => `${actor} changed your plan: ${difference} a month`,
    firstSubject: (actor: string, difference: string) => `${actor} chose a plan: ${difference} a month`,
    bookedSubject: {
      developer: (actor: string, difference: string) => `${actor} booked an app: ${difference} a month`,
      client: (actor: string, difference: string) => `${actor} booked a website: ${difference} a month`,
    } satisfies Record<AccountKind, (actor: string, difference: string) => string>,
    preview: (from: string) => `From ${from}. You can change it back.`,
    endPreview: (from: string) => `From ${from}. You can end it.`,
    what: (actor: string, site: string, plan: string) => `${actor} changed the plan of ${site} to ${plan}.`,
    first: (actor: string, site: string, plan: string) => `${actor} chose the ${plan} plan for ${site}.`,
    booked: (actor: string, site: string, plan: string) => `${actor} booked ${site} on the ${plan} plan.`,
    allowed: (first: string, company: string) => `${first} may do this within the limit of ${company}.`,
    until: 'A month until now',
    after: 'A month from then on',
    more: 'More a month',
    less: 'Less a month',
    from: 'From',
    back: 'You can change it back on any day. You pay by the day.',
    end: 'You can end it on any day. You pay by the day.',
    button: 'Change it back',
    bookedButton: 'See the plan',
  },
  planAsked: {
    subject: (actor: string, difference: string) => `${actor} asks for your OK: ${difference} a month`,
    preview: 'Nothing changes until you agree.',
    what: (actor: string, site: string, plan: string) => `${actor} would like the ${plan} plan for ${site}.`,
    book: (actor: string, site: string, plan: string) => `${actor} would like to book ${site} on the ${plan} plan.`,
    nothingYet: 'Nothing changes until you agree. You can also say no.',
    button: 'Decide',
  },
  planDecided: {
    subject: {
      agreed: (person: string, site: string) => `${person} agreed: ${site}`,
      refused: (person: string, site: string) => `${person} said no: ${site}`,
      withdrawn: (person: string, site: string) => `${person} replaced your request: ${site}`,
      lapsed: (_person: string, site: string) => `Your request has ended: ${site}`,
    },
    preview: {
      agreed: 'The plan holds now.',
      refused: 'Nothing changes.',
      withdrawn: 'Nothing changes.',
      lapsed: 'Nothing changes.',
    },
    what: {
      agreed: (person: string, site: string, plan: string) => `${person} agreed to the ${plan} plan for ${site}.`,
      refused: (person: string, site: string, plan: string) => `${person} said no to the ${plan} plan for ${site}.`,
      withdrawn: (person: string, site: string, plan: string) =>
        `${person} asked anew for ${site}. That ends your request for the ${plan} plan.`,
      lapsed: (_person: string, site: string, plan: string) =>
        `Your request for the ${plan} plan for ${site} has ended without an answer.`,
      over: (_person: string, site: string, plan: string) => `Your request for the ${plan} plan for ${site} has ended.`,
    },
    next: {
      agreed: 'It holds from now on.',
      refused: 'Nothing changes. Talk to each other before you ask again.',
      withdrawn: 'Nothing changes until an owner agrees.',
      lapsed: 'Nothing changes. You can ask again at any time.',
      over: 'Nothing changes.',
    },
    plan: 'Plan',
    open: (site: string) => `Open ${site}`,
  },
}
