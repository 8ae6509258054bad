/** Help pages: readable without an account, so that a client can be sent there too. */
export const help = {
  name: 'Help',
  wayBack: 'Back to your pages',
  /** For people who own something: whom they ask. */
  client: {
    title: 'Something else?',
    text: 'The people of your team look after the technical side. For bills and everything else, write to us.',
    write: (operator: string) => `Write to ${operator}`,
  },
  working: {
    title: 'Working for a client',
    lead: 'You build an app. Your client gets it, owns it and pays for it. You keep working on it.',
    picture: 'Before and after',
    film: 'The whole way in half a minute: on the left the developer, on the right the client.',
    steps: 'How it goes',
    step: [
      { title: 'Build', text: (days: number) => `Start an app. It is free for ${days} days, and nobody needs a card.` },
      {
        title: 'Invite',
        text: () =>
          'Press “Invite a client” and enter one e-mail address. Beside it you see the page your client will read.',
      },
      {
        title: 'Tell them',
        text: () => 'Say the check word on the phone. It is in the e-mail too, so your client knows that it is real.',
      },
      {
        title: 'Your client orders',
        text: () =>
          'They read what it costs, enter name and company, and order. No password, and nothing to install or set up.',
      },
      {
        title: 'Done',
        text: () =>
          'The app belongs to your client’s company. Its address, its settings and its data stay as they are.',
      },
    ],
    money: 'Who pays what',
    moneyText: [
      'Until the hand-over nobody pays for a trial. Your client pays from the day after ordering.',
      'The first bill comes on the 1st of the following month. Only the days since the hand-over are on it.',
      'If your client does not pay, that never falls back on you.',
    ],
    keep: 'What you keep',
    keepText: {
      admin: 'Admin: you work on every app of the company and may invite other developers. You never see the card.',
      collaborator: 'Collaborator: you work on this app only.',
      none: 'No access: you are no longer involved, and your client finds somebody else.',
    },
    questions: 'When something is different',
    question: [
      {
        title: 'My client does not answer',
        text: 'We remind them halfway through and two days before the end. You can send a reminder or a new link yourself.',
      },
      {
        title: 'The address was wrong',
        text: 'Withdraw the invitation and send it to the right one. Nothing has been ordered.',
      },
      {
        title: 'My client thinks it is a scam',
        text: 'They call you and compare the check word. Or they enter it on our page without opening a link.',
      },
      {
        title: 'What does “Seen” mean?',
        text: 'Somebody pressed a button on the page. Opening it does not count, because mail programs do that too.',
      },
      {
        title: 'I changed my mind',
        text: 'Withdraw the invitation. Until your client has ordered and left payment details, nothing has happened.',
      },
    ],
    checkPage: 'Check an e-mail',
    roles: 'Who may do what',
    rolesLink: 'The roles in detail',
  },
  roles: {
    title: 'Roles',
    lead: 'A role belongs to a person in one company. Whoever works for several companies has one in each.',
    caption: 'What each role may do',
    what: 'What',
    yes: 'Yes',
    no: 'No',
    all: 'All',
    own: 'Only theirs',
    namesPlansCosts: 'Names, plans and costs only',
    samePeople: 'People on the same app',
    anyRole: 'Any role',
    payerOnly: 'Sees who pays an app',
    notLastOwner: 'Yes, but not the last owner',
    ifAllowed: 'If the company allows it',
    withinLimit: 'Up to the limit; above it, an owner decides',
    toAdmin: (from: string) => `${from} to Admin`,
    rows: {
      apps: 'See apps',
      create: 'Create an app, make it bigger or smaller',
      switchOff: 'Switch off an app',
      restore: 'Bring a switched-off app back',
      work: 'Settings and code of an app',
      activity: 'See what happened to apps',
      tick: 'Say who works on an app',
      team: 'See the team',
      invite: 'Invite people as',
      change: 'Change the role of',
      remove: 'Remove people',
      billing: 'Bills and payment details',
      edit: 'Change name and settings of the company',
      leave: 'Leave the company',
      close: 'Close the company',
      handOver: 'Hand an app over to a client',
      moveAway: 'Move an app to another company',
      moveIn: 'Take in an app from another company',
    },
    rules: 'Always true',
    rule: [
      'A company always has at least one owner.',
      'Nobody changes their own role, and an owner is never given a lower one.',
      'A change works at once, on every device.',
      'For anybody outside a company, it does not exist.',
    ],
    back: 'Working for a client',
  },
}
