import type { AccountKind, Role } from '@/db/vocabulary'

/** Mails about people and Companies: inviting, joining, roles, leaving, closing, moving. */
export const teamMails = {
  team: {
    /** What a reader calls several Apps, and one. */
    things: { developer: 'apps', client: 'websites' } satisfies Record<AccountKind, string>,
    thingLabel: { developer: 'App', client: 'Website' } satisfies Record<AccountKind, string>,
    thingsLabel: { developer: 'Apps', client: 'Websites' } satisfies Record<AccountKind, string>,
    /** What the reader may do with a role, in one sentence. */
    roleMeans: {
      owner: () => 'As Owner you decide and pay.',
      admin: () => 'As Admin you look after the technical side.',
      billing: () => 'As Billing you pay and see the bills.',
      collaborator: (things) => `As Collaborator you work on chosen ${things}.`,
    } satisfies Record<Role, (things: string) => string>,
    when: (day: string, time: string) => `on ${day} at ${time}`,
    company: 'Company',
    name: 'Name',
    role: 'Role',
    before: 'Role until now',
    now: 'Role now',
    team: 'See the team',
    open: (company: string) => `Open ${company}`,
    checklist: 'Open the checklist',
    checklistPreview: 'What you may want to change now.',
    checklistWhat: (first: string) =>
      `The checklist shows what ${first} could see, and what you may want to change now.`,
    ownMessage: 'Your message',
    accountStays: 'Your account itself stays.',
    notYou: (address: string) => `This was not you? Write to ${address}.`,
  },
  teamInvite: {
    subject: (inviter: string, company: string) => `${inviter} invites you to ${company}`,
    preview: (role: string, until: string) => `As ${role}. Open until ${until}.`,
    title: (inviter: string, company: string) => `${inviter} invites you to ${company}`,
    /** Where the Company is left out. */
    plainSubject: (inviter: string) => `${inviter} invites you to a team`,
    sender: (name: string, email: string, company: string) => `${name} (${email}) asks you to join ${company}.`,
    plainSender: (name: string, email: string) => `${name} (${email}) asks you to join a team.`,
    before: 'Nothing happens until you join. You read everything once more before that.',
    button: 'See the invitation',
  },
  teamInviteWithdrawn: {
    subject: (company: string) => `The invitation to ${company} has ended`,
    /** Where the Company is left out. */
    plainSubject: 'Your invitation has ended',
    what: (inviter: string, company: string) =>
      `${inviter} invited you to join ${company}. The invitation has been withdrawn.`,
    plainWhat: (inviter: string) => `${inviter} invited you to join a team. The invitation has been withdrawn.`,
    linkDead: 'The link in our earlier e-mail no longer works.',
  },
  teamInviteDeclined: {
    subject: (person: string, company: string) => `${person} said no to ${company}`,
    preview: 'The invitation has ended.',
    what: (person: string, company: string) => `${person} does not want to join ${company}.`,
    again: 'You can invite someone else at any time.',
  },
  teamLinkWanted: {
    subject: (person: string, company: string) => `${person} asks for a new link to ${company}`,
    /** Where the other one is too long for a subject. */
    subjectShort: (person: string) => `${person} asks for a new link`,
    what: 'You can send a new link to the same invitation with one click.',
    doNothing: 'You no longer want this person to join? Then there is nothing you need to do.',
  },
  teamInviteExpired: {
    subject: (person: string, company: string) => `${person} has not joined ${company}`,
    /** Where the other one is too long for a subject. */
    subjectShort: (person: string) => `${person} has not joined`,
    what: (day: string) => `Your invitation was open until ${day}.`,
  },
  joined: {
    subject: (person: string, company: string) => `${person} has joined ${company}`,
    preview: (role: string) => `As ${role}.`,
    accepted: (person: string) => `${person} has accepted your invitation.`,
    invitedBy: (person: string, inviter: string) => `${inviter} invited ${person}.`,
    came: (person: string, company: string) => `${person} now belongs to ${company}.`,
    works: 'The access works from now on.',
  },
  roleChanged: {
    subject: {
      person: (_person: string, role: string, company: string) => `You are now ${role} at ${company}`,
      other: (person: string, role: string, company: string) => `${person} is now ${role} at ${company}`,
    },
    preview: { actor: () => 'Changed by you.', other: (actor: string) => `Changed by ${actor}.` },
    what: {
      person: (actor: string, when: string) => `${actor} changed your role ${when}.`,
      actor: (person: string, when: string) => `You changed the role of ${person} ${when}.`,
      owner: (actor: string, person: string, when: string) => `${actor} changed the role of ${person} ${when}.`,
    },
    works: 'The new role counts from now on, on every device.',
  },
  left: {
    subject: {
      person: (_person: string, company: string) => `You have left ${company}`,
      owner: (person: string, company: string) => `${person} has left ${company}`,
    },
    what: {
      person: (company: string, when: string) => `You left ${company} ${when}.`,
      owner: (person: string, company: string, when: string) => `${person} left ${company} ${when}.`,
    },
    ended: (things: string) => `You no longer have access to its ${things}, its team and its bills.`,
    endedPreview: 'Your access has ended.',
    back: (company: string) => `You want to come back? Ask an owner of ${company} for a new invitation.`,
    gone: (first: string) => `${first} no longer has access, on any device.`,
  },
  removed: {
    subject: {
      person: (_person: string, company: string) => `Your access to ${company} has ended`,
      actor: (person: string, company: string) => `You removed ${person} from ${company}`,
      owner: (person: string, company: string) => `${person} was removed from ${company}`,
    },
    preview: (actor: string, when: string) => `${actor} removed it ${when}.`,
    what: {
      person: (actor: string, when: string) => `${actor} removed your access ${when}.`,
      actor: (person: string, when: string) => `You removed ${person} ${when}.`,
      owner: (actor: string, person: string, when: string) => `${actor} removed ${person} ${when}.`,
    },
    questions: (actor: string) => `Questions? Ask ${actor}.`,
  },
  companyClosed: {
    subject: {
      actor: (company: string) => `You have closed ${company}`,
      other: (company: string) => `${company} has been closed`,
    },
    preview: 'There is nothing you need to do.',
    what: {
      actor: (company: string, when: string) => `You closed ${company} ${when}.`,
      other: (actor: string, company: string, when: string) => `${actor} closed ${company} ${when}.`,
    },
    ended: (things: string) => `Its ${things} are switched off for good, and nobody has access any more.`,
  },
  appMoved: {
    subject: (site: string, company: string) => `${site} now belongs to ${company}`,
    /** Where it stays in its Company, and only somebody else there pays for it. */
    payerSubject: (site: string) => `Someone else now pays for ${site}`,
    preview: { actor: () => 'Moved by you.', other: (actor: string) => `Moved by ${actor}.` },
    what: {
      actor: (site: string, when: string) => `You moved ${site} ${when}.`,
      other: (actor: string, site: string, when: string) => `${actor} moved ${site} ${when}.`,
    },
    from: 'Until now with',
    to: 'Now with',
    payer: {
      actor: (site: string, when: string) => `You changed who pays for ${site} ${when}.`,
      other: (actor: string, site: string, when: string) => `${actor} changed who pays for ${site} ${when}.`,
    },
    payerFrom: (day: string) => `The new payer pays from ${day}.`,
    paidFrom: (company: string, day: string) => `${company} pays for it from ${day}.`,
    stays: 'Its address and its settings stay as they are.',
    button: (site: string) => `Open ${site}`,
  },
  offered: {
    subject: (sender: string, site: string, client: string) => `${sender} offered ${site} to ${client}`,
    /** Where the other one is too long for a subject. */
    subjectShort: (sender: string, site: string) => `${sender} offered ${site}`,
    preview: (until: string) => `Open until ${until}.`,
    what: (sender: string, client: string, company: string) =>
      `${sender} asked ${client} to take over what belongs to ${company}.`,
    to: 'Offered to',
    until: 'Open until',
    means: (sites: string, company: string) =>
      `Once this is accepted, ${company} gives ${sites} away. Ownership and bill go with it.`,
    wrong: (first: string) =>
      `This is right? Then there is nothing you need to do. If not, ask ${first} to withdraw it. Or give ${first} a role that cannot offer it: then it is withdrawn at once.`,
    button: { developer: 'See the apps', client: 'See the websites' } satisfies Record<AccountKind, string>,
  },
}
