import type { AccountKind, Role } from '@/db/vocabulary'

/** What differs for people who look after Apps and for those who own websites. */
type Things = {
  all: string
  chosen: string
  shared: (company: string) => string
  ticks: string
  ticksHint: string
  role: Record<Role, string>
  loses: Record<Role, string>
  stays: string
  lastTechnical: string
  leaveLastTechnical: string
}

const things: Record<AccountKind, Things> = {
  developer: {
    all: 'All apps',
    chosen: 'Works on chosen apps',
    shared: (company) => `The people of ${company} who work on the same apps as you.`,
    ticks: 'Apps',
    ticksHint: 'Settings and code of these apps, and nothing else here.',
    role: {
      owner: 'Decides and pays, works on every app, invites and removes people. Nobody can give an owner a lower role.',
      admin:
        'Works on every app, creates new ones, and invites admins and collaborators. Does not see payment details.',
      billing: 'Pays and sees bills. Sees names, plans and costs of the apps, not their settings.',
      collaborator: 'Works on the apps you choose below. Sees no costs and invites nobody.',
    },
    loses: {
      owner: 'Every app, with settings and code, bills and payment details, the team page and the log',
      admin: 'Every app, with settings and code, the team page and the log',
      billing: 'Bills and payment details, names, plans and costs of the apps',
      collaborator: 'These apps, with settings and code',
    },
    stays: 'The apps, their data and settings, and everybody else stay as they are.',
    lastTechnical: 'After this nobody looks after the technical side. Invite somebody who does.',
    leaveLastTechnical: 'After this nobody looks after the technical side.',
  },
  client: {
    all: 'All websites',
    chosen: 'Works on chosen websites',
    shared: (company) => `The people of ${company} who work on the same websites as you.`,
    ticks: 'Websites',
    ticksHint: 'These websites and nothing else here.',
    role: {
      owner: 'Decides and pays, invites and removes people. Nobody can give an owner a lower role.',
      admin: 'Looks after the technical side of every website and invites people. Does not see payment details.',
      billing: 'Pays and sees bills. Cannot change a website.',
      collaborator: 'Works on the websites you choose below. Sees no costs and invites nobody.',
    },
    loses: {
      owner: 'Every website, bills and payment details, and the team page',
      admin: 'Every website with its settings, and the team page',
      billing: 'Bills and payment details, and the team page',
      collaborator: 'These websites with their settings',
    },
    stays: 'The websites, their data and everybody else stay as they are.',
    lastTechnical: 'After this nobody looks after the technical side. Invite somebody who does.',
    leaveLastTechnical: 'After this nobody looks after the technical side.',
  },
}

/** The team: people and roles, changing them, leaving and removing. */
export const team = {
  things,
  title: 'Team',
  peopleTitle: 'People',
  lead: (company: string) => `Everybody who can see or change something at ${company}.`,
  caption: 'People and their roles',
  person: 'Person',
  role: 'Role',
  worksOn: 'Can work on',
  actions: 'What you can do',
  everything: 'Everything',
  bills: 'Bills',
  roleShort: {
    owner: 'Decides and pays',
    admin: 'Looks after the technical side',
    billing: 'Pays and sees bills',
  },
  changeRole: 'Change role',
  ofPerson: (name: string) => `of ${name}`,
  remove: 'Remove',
  leave: (company: string) => `Leave ${company}`,
  leaveShort: 'Leave',
  addOwnerFirst: 'To leave, first add a second owner',
  onlyYou: 'Only you so far. Add a second owner in case you are away.',
  invite: 'Invite someone',
  waiting: 'Not accepted yet',
  pages: 'More people',
  invitePages: 'More invitations',
  count: (shown: number, total: number) => `${shown} of ${total} people`,
  nextPage: 'Next page',
  firstPage: 'Back to the first page',
  law: 'What each role may do',
  lawTable: 'All roles side by side',
  onePerson: {
    email: 'E-mail',
    since: 'Here since',
    mayDo: 'What you can do',
    yourself: 'This is you. Nobody changes their own role.',
    owner: 'An owner cannot be given a lower role. Another owner can remove an owner.',
    nothing: 'Your role does not allow changing anything here.',
    across: (name: string) => `What you share with ${name}`,
    back: 'Team',
  },
  changing: {
    title: (name: string) => `Change the role of ${name}`,
    role: 'Role',
    fixed: 'This is the role now.',
    effect: (name: string) => `Takes effect at once; ${name} gets an e-mail.`,
    submit: 'Change role',
    saving: 'Changing…',
    cancel: 'Keep as it is',
    onOffer: (names: string) =>
      `On offer to a client: ${names}. Whoever you add there now loses access when the client takes over.`,
    invites: 'Invitations that the new role does not allow are withdrawn.',
    ownerFirst: 'To make somebody an owner, first show once more that it is you.',
  },
  access: {
    title: (app: string) => `Who works on ${app}`,
    link: 'Change access',
    always: 'Owners and admins always do. Tick the collaborators who do too.',
    people: 'Collaborators',
    none: 'There is no collaborator here yet.',
    onOffer: (client: string) =>
      `This is on offer to ${client}. Whoever you add now loses access when the client takes over.`,
    submit: 'Save access',
    saving: 'Saving…',
    invite: { developer: 'Invite somebody to this app', client: 'Invite somebody to this website' } satisfies Record<
      AccountKind,
      string
    >,
    alsoOn: (apps: string) => `Also works on ${apps}`,
    onlyHere: 'Works on nothing else here',
  },
  leaving: {
    title: (company: string) => `Leave ${company}?`,
    lose: 'You lose at once',
    stays: 'What stays',
    open: 'What is open',
    invites: (names: string) => `You invited ${names}. They have not answered yet.`,
    fate: 'Your open invitations',
    passOn: (name: string) => `Pass them on to ${name}`,
    withdraw: 'Withdraw them',
    offer: (apps: string, client: string) =>
      `Your offer of ${apps} to ${client} is withdrawn. ${client} gets an e-mail.`,
    mail: 'Who gets an e-mail',
    mailTo: (owners: string) => `${owners}, you, and nobody else.`,
    mailOnlyYou: 'You, and nobody else.',
    ownNew: 'This was your own company. You get a new one of your own, without apps.',
    nothingLeft: 'You belong to nothing else, so you are signed out everywhere.',
    confirmFirst: 'Show once more that it is you. Your last sign-in is older than 15 minutes.',
    goConfirm: 'Confirm that it is you',
    submit: (company: string) => `Leave ${company}`,
    busy: 'Leaving…',
    stay: 'Stay',
    lastOwner: 'You are the only owner',
    lastOwnerText: 'A company always has an owner. Make somebody else owner first, or close the company.',
    lastOwnerOwn: 'This is your own company. It stays as long as your account.',
    toTeam: 'Choose another owner',
    close: 'Close the company',
  },
  removing: {
    title: (name: string) => `Remove ${name}?`,
    lose: (name: string) => `${name} loses at once`,
    stays: 'What stays',
    copies: (name: string) =>
      `${name} may still have copies. Ask whoever comes next to change the passwords; you get a list afterwards.`,
    open: 'What is open',
    invites: (name: string, names: string) => `${name} invited ${names}. They have not answered yet.`,
    fate: 'Open invitations',
    passOn: (name: string) => `Pass them on to ${name}`,
    toMe: 'Pass them on to you',
    withdraw: 'Withdraw them',
    offer: (apps: string, client: string) =>
      `The offer of ${apps} to ${client} is withdrawn. ${client} gets an e-mail.`,
    mail: 'Who gets an e-mail',
    mailTo: (names: string) => `${names}, and nobody else.`,
    you: 'you',
    note: (name: string) => `A note to ${name}`,
    noteHint: 'It stands in the e-mail, as plain text.',
    submit: (name: string) => `Remove ${name}`,
    busy: 'Removing…',
    keep: (name: string) => `Keep ${name}`,
  },
  former: {
    title: (name: string) => `After ${name} went`,
    left: (name: string, day: string) => `${name} left on ${day}.`,
    removed: (name: string, day: string, by: string) => `${by} removed ${name} on ${day}.`,
    was: (role: string) => `Role until then: ${role}.`,
    ended: 'All access has ended. What somebody has read or copied before cannot be taken back.',
    list: 'Check these',
    check: {
      developer: 'Settings and code could be read. Change passwords and secrets that stand in them.',
      client: 'The settings could be read. Ask whoever looks after the website to change the passwords.',
    } satisfies Record<AccountKind, string>,
    billing: 'Bills and payment details could be seen. The card number was never shown.',
    people: 'Names and e-mail addresses of the team could be seen.',
    nothing: 'None of it is here any more.',
    back: 'Team',
  },
  /** Where the law's table speaks of apps, for people who own websites. */
  clientLaw: {
    samePeople: 'People on the same website',
    payerOnly: 'Sees who pays a website',
    rows: {
      apps: 'See websites',
      create: 'Set up a website, make it bigger or smaller',
      switchOff: 'Switch off a website',
      restore: 'Bring a switched-off website back',
      work: 'Settings and content of a website',
      activity: 'See what happened to websites',
      tick: 'Say who works on a website',
      handOver: 'Hand a website over to somebody else',
      moveAway: 'Move a website to another company',
      moveIn: 'Take in a website from another company',
    },
  },
  and: (names: string, more: number) => `${names} and ${more} more`,
}
