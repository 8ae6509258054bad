/** Mails about the end of a plan, and about what is switched off and brought back. */
export const planEndMails = {
  planEnds: {
    subject: (site: string) => `The plan of ${site} ends`,
    preview: (day: string) => `The last day you pay for is ${day}.`,
    what: (actor: string, day: string) => `${actor} has set the end. The last day you pay for is ${day}.`,
    until: (day: string) => `Until then everything goes on. After that it is paused, and kept until ${day}.`,
    button: 'Keep the plan',
    keptSubject: (site: string) => `The plan of ${site} goes on`,
    keptPreview: 'It does not end.',
    kept: (actor: string) => `${actor} has taken back that the plan ends.`,
    keptCosts: 'It goes on and costs the same as before.',
    open: (site: string) => `Open ${site}`,
    goOn: 'You want it to go on? Choose a plan until then.',
  },
  planEnded: {
    subject: (site: string) => `The plan of ${site} has ended`,
    preview: (day: string) => `It is paused. Everything is kept until ${day}.`,
    what: (day: string) => `The last day you pay for was ${day}. Its address answers nobody now.`,
    kept: (day: string) => `Nothing is lost: everything is kept until ${day}. Then it is switched off.`,
  },
  appKept: {
    subject: (site: string) => `${site} will be switched off`,
    preview: (day: string) => `It is kept until ${day}.`,
    what: (day: string) => `Its plan has ended. Everything is kept until ${day}. Then it is switched off.`,
    doNothing: 'You no longer need it? Then there is nothing you need to do.',
  },
  appSwitchedOff: {
    subject: (site: string) => `${site} is switched off`,
    preview: (day: string) => `It can be brought back until ${day}.`,
    what: {
      actor: (when: string) => `You switched it off ${when}.`,
      other: (actor: string, when: string) => `${actor} switched it off ${when}.`,
      clock: (when: string) => `Its plan had ended, and the time it was kept is over. It was switched off ${when}.`,
    },
    nobody: 'Nobody reaches it any more.',
    costs: 'After that day it costs nothing.',
    back: {
      may: (day: string) => `You can bring it back until ${day}. After that it is gone for good.`,
      mayNot: (day: string) => `An owner can bring it back until ${day}. After that it is gone for good.`,
    },
    button: 'Bring it back',
  },
  appRestored: {
    subject: (site: string) => `${site} is back`,
    preview: { actor: 'Brought back by you.', other: (actor: string) => `Brought back by ${actor}.` },
    what: {
      actor: (when: string) => `You brought it back ${when}.`,
      other: (actor: string, when: string) => `${actor} brought it back ${when}.`,
    },
    same: 'Whoever worked on it can do so again.',
    from: 'Costs again from',
    month: 'A month',
  },
}
