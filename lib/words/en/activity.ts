import type { ActivityVerb } from '@/db/vocabulary'

/**
 * Who did it, to which Apps, with whom: already fit to be shown. `isYou`: the reader did it, which changes verbs elsewhere.
 * Texts that a line does not have are empty.
 */
type Happening = {
  who: string
  isYou: boolean
  apps: string
  client: string
  /** The person it happened to, a team-mate or somebody invited to the team. */
  whom: string
  isWhomYou: boolean
  /** Roles by name. */
  before: string
  after: string
  /** Apps that a Collaborator works on, was given and lost. */
  worksOn: string
  given: string
  taken: string
  /** Whom an invitation was passed on to. */
  heir: string
  /** The other Company of a move. */
  other: string
  isComing: boolean
  /** What a setting was switched to; null for the amount that Admins may order. */
  isOn: boolean | null
  /** The last day of a plan. */
  day: string
  /** What an App is booked as, and what it was before; by name. */
  plan: string
  formerPlan: string
}
type Sentences = Record<ActivityVerb, (happening: Happening) => string>

/** What happened, in the words of people who work on Apps. */
const developerSentences: Sentences = {
  'account-created': ({ who }) => `${who} joined`,
  'signed-in': ({ who }) => `${who} signed in`,
  'password-set': ({ who }) => `${who} set a password`,
  'sessions-ended': ({ who }) => `${who} signed out on other devices`,
  'company-created': ({ who }) => `${who} set up the company`,
  'app-created': ({ who, apps }) => `${who} created ${apps}`,
  'invite-sent': ({ who, apps, client }) => `${who} offered ${apps} to ${client}`,
  'invite-resent': ({ who, apps, client }) => `${who} sent ${client} a new link for ${apps}`,
  'invite-seen': ({ who, apps }) => `${who} looked at the offer for ${apps}`,
  'invite-ordered': ({ who, apps }) => `${who} ordered ${apps}`,
  'invite-reminded': ({ who, apps, client }) => `${who} reminded ${client} of the offer for ${apps}`,
  'reminders-stopped': ({ who, apps }) => `${who} asked for no more reminders of ${apps}`,
  'invite-declined': ({ who, apps }) => `${who} said no to ${apps}`,
  'invite-withdrawn': ({ who, apps, client }) => `${who} withdrew the offer of ${apps} to ${client}`,
  'invite-expired': ({ apps, client }) => `The offer of ${apps} to ${client} expired`,
  'order-lapsed': ({ apps }) => `The order of ${apps} ended without payment details`,
  'order-rejected': ({ apps }) => `The order of ${apps} could not be completed`,
  'app-handed-over': ({ who, apps }) => `${who} took over ${apps}`,
  'billing-details-confirmed': ({ who }) => `${who} confirmed the details for bills`,
  'billing-contact-added': ({ who }) => `${who} added payment details`,
  'billing-details-changed': ({ who }) => `${who} changed what is printed on the bills`,
  'payment-method-saved': () => 'A payment method was saved',
  'payment-method-gone': () => 'The payment method is gone',
  'vat-id-checked': () => 'The VAT ID was checked',
  'member-invited': ({ who, whom, after, worksOn }) => {
    if (worksOn) return `${who} invited ${whom} to work on ${worksOn}`
    return after ? `${who} invited ${whom} to join as ${after}` : `${who} invited ${whom} to join`
  },
  'team-invite-resent': ({ who, whom }) => `${who} sent ${whom} a new link to join`,
  'team-invite-corrected': ({ who, whom }) => `${who} corrected the address of the invitation to ${whom}`,
  'team-invite-passed-on': ({ whom, heir }) =>
    heir ? `The invitation to ${whom} was passed on to ${heir}` : `The invitation to ${whom} was passed on`,
  'team-invite-withdrawn': ({ who, whom }) => `${who} withdrew the invitation to ${whom}`,
  'team-invite-declined': ({ who }) => `${who} said no to joining`,
  'team-invite-expired': ({ whom }) => `The invitation to ${whom} expired`,
  'member-joined': ({ who, after, worksOn }) => {
    if (worksOn) return `${who} joined to work on ${worksOn}`
    return after ? `${who} joined as ${after}` : `${who} joined`
  },
  'role-changed': ({ who, whom, before, after }) =>
    before && after ? `${who} changed ${whom} from ${before} to ${after}` : `${who} changed the role of ${whom}`,
  'apps-ticked': ({ who, whom, given, taken }) => {
    if (given && taken) return `${who} gave ${whom} access to ${given} and ended access to ${taken}`
    if (given) return `${who} gave ${whom} access to ${given}`
    return taken ? `${who} ended access to ${taken} for ${whom}` : `${who} changed what ${whom} works on`
  },
  'member-left': ({ who }) => `${who} left`,
  'member-removed': ({ who, whom }) => `${who} removed ${whom}`,
  'company-renamed': ({ who }) => `${who} renamed the company`,
  'company-setting-changed': ({ who, isOn }) => {
    if (isOn === null) return `${who} changed how much Admins may order`
    return isOn ? `${who} allowed Admins to invite clients` : `${who} no longer allows Admins to invite clients`
  },
  'company-closed': ({ who }) => `${who} closed the company`,
  'app-moved': ({ who, apps, other, isComing }) =>
    isComing ? `${who} moved ${apps} here from ${other}` : `${who} moved ${apps} to ${other}`,
  'app-switched-off': ({ who, apps }) => `${who} switched off ${apps}`,
  'bill-corrected': ({ who }) => `${who} corrected name and address on a bill`,
  'bill-paid': () => 'A bill was paid',
  'bill-failed': () => 'A bill could not be charged',
  'bill-cancelled': () => 'A bill was cancelled',
  'bill-given-up': () => 'A bill was written off',
  'payer-suspended': () => 'What is paid for here was paused because of an unpaid bill',
  'payer-recovered': () => 'The overdue payment is settled',
  'app-restored': ({ who, apps }) => `${who} brought ${apps} back`,
  'plan-end-set': ({ who, apps, day }) =>
    day ? `${who} set ${day} as the last day of the plan of ${apps}` : `${who} set an end to the plan of ${apps}`,
  'plan-kept': ({ who, apps }) => `${who} kept the plan of ${apps}, which was to end`,
  'plan-ended': ({ apps, day }) => (day ? `The plan of ${apps} ended with ${day}` : `The plan of ${apps} has ended`),
  'plan-asked': ({ who, apps }) => `${who} asked the owners for a plan for ${apps}`,
  'plan-agreed': ({ who, apps }) => `${who} agreed to a plan for ${apps}`,
  'plan-refused': ({ who, apps }) => `${who} said no to a plan for ${apps}`,
  'plan-withdrawn': ({ who, apps }) => `${who} took back the request for ${apps}`,
  'plan-lapsed': ({ apps }) => `The request for ${apps} ended`,
  'app-booked': ({ who, apps, plan }) => `${who} booked ${apps}${plan ? ` on ${plan}` : ''}`,
  'plan-changed': ({ who, apps, plan, formerPlan }) => {
    if (!plan) return `${who} changed the plan of ${apps}`
    return formerPlan
      ? `${who} changed the plan of ${apps} from ${formerPlan} to ${plan}`
      : `${who} chose the plan ${plan} for ${apps}`
  },
  'ssh-key-added': ({ who }) => `${who} added an SSH key`,
  'ssh-key-removed': ({ who }) => `${who} removed an SSH key`,
  'kind-switched': ({ who }) => `${who} changed which tools are shown`,
  'newsletter-asked': ({ who }) => `${who} asked for the newsletter`,
  'newsletter-confirmed': ({ who }) => `${who} confirmed the newsletter`,
  'newsletter-stopped': ({ who }) => `${who} ended the newsletter`,
}

/** The same for people who are spared technical words. */
const clientSentences: Sentences = {
  ...developerSentences,
  'app-created': ({ who, apps }) => `${who} set up ${apps}`,
  'app-handed-over': ({ who, apps }) => `${who} became the owner of ${apps}`,
  'company-setting-changed': ({ who, isOn }) => {
    if (isOn === null) return `${who} changed how much Admins may order`
    return isOn ? `${who} allowed Admins to hand over websites` : `${who} no longer allows Admins to hand over websites`
  },
  'ssh-key-added': ({ who }) => `${who} changed the settings of the account`,
  'ssh-key-removed': ({ who }) => `${who} changed the settings of the account`,
}

/** One line of "who did what, when". */
export const activity = {
  you: 'You',
  me: 'you',
  /** For somebody who is no longer known: where they act, and where something happens to them. */
  someone: 'Somebody',
  somebody: 'somebody',
  it: 'it',
  otherCompany: 'another company',
  developer: developerSentences,
  client: clientSentences,
}

/** The log of a Company. */
export const activityPages = {
  title: 'Activity',
  lead: (company: string) => `What happened at ${company}, the newest first.`,
  filter: 'What to show',
  person: 'Person',
  everybody: 'Everybody',
  app: { developer: 'App', client: 'Website' },
  all: { developer: 'All apps', client: 'All websites' },
  show: 'Show activity',
  showAll: 'Show everything',
  nothing: 'Nothing happened yet.',
  noMatch: 'Nothing matches this choice.',
  older: 'Older activity',
  newest: 'Newest activity',
  download: 'Download',
  downloadText: (count: string) => `What is chosen above, at most the newest ${count} lines.`,
  csv: 'Download as CSV',
  json: 'Download as JSON',
  seeAll: 'See all activity',
  seeAllOf: (app: string) => `See all activity of ${app}`,
  /** Columns of the files. */
  columns: {
    time: 'Time',
    sentence: 'What happened',
    verb: 'Kind',
    actor: 'Done by',
    person: 'Person concerned',
    apps: { developer: 'Apps', client: 'Websites' },
    before: 'Before',
    after: 'After',
  },
}
