import type { KeptAccess } from '@/db/vocabulary'

/** Mails. Sentences of 20 words at most; clients never read a technical word. */
export const mails = {
  hello: (first: string) => (first ? `Hello ${first},` : 'Hello,'),
  fromName: (developer: string, operator: string) => `${developer} via ${operator}`,
  copyLink: 'Or copy this link:',
  messageFrom: (first: string) => `Message from ${first}`,
  notForYou: (address: string) => `Not expecting this e-mail? Write to ${address}.`,
  hostingOf: (site: string, plan: string) => `Hosting of ${site}, ${plan} plan`,
  monthly: (gross: string, vatNote: string) => `${gross} (${vatNote})`,
  /** What stands in brackets behind a price. */
  vatNote: {
    taxed: (rate: string, country: string) => `incl. ${rate} VAT, ${country}`,
    reverseCharge: 'without VAT, reverse charge',
    outsideEu: 'without VAT, outside the EU',
    smallBusiness: 'without VAT, small-business scheme',
  },
  facts: {
    what: 'What',
    aMonth: 'A month',
    bills: 'Bills',
    openUntil: 'Open until',
    checkWord: 'Check word',
    to: 'To',
    subject: 'Subject',
    owner: 'Owner',
    firstBill: 'First bill',
    chargedOn: 'Charged on',
    paymentMethod: 'Payment method',
    billsTo: 'Bills go to',
    access: 'Who has access',
    contractPartner: 'Contract partner',
    attached: 'Attached',
    yourRole: 'Your role',
    youPay: 'You pay',
    client: 'Client',
    email: 'E-mail',
    site: 'Site',
    why: 'Why',
    charged: 'Charged',
  },
  /** What happens to the technical side, by the access the developer keeps. */
  kept: {
    admin: (first) => `${first} keeps looking after the technical side.`,
    collaborator: (first) => `${first} keeps working on it.`,
    none: () => 'After this nobody looks after the technical side. You can invite someone at any time.',
  } satisfies Record<KeptAccess, (first: string) => string>,
  footer: {
    vatId: (id: string) => `VAT ID ${id}`,
    sample: 'This is a sample: the company above does not exist.',
  },
  codes: {
    subject: (code: string) => `Your code is ${code}`,
    label: 'Your code',
    validity: 'It works for 10 minutes.',
    aWebsite: 'a website',
    titles: {
      'sign-up': 'Confirm your e-mail address',
      'sign-up-known': 'You already have an account',
      'sign-in': 'Sign in with this code',
      'prove-mailbox': 'Confirm that this mailbox is yours',
    },
    why: {
      'sign-up': (operator: string, _site: string) => `Enter this code to finish signing up at ${operator}.`,
      'sign-up-known': (operator: string, _site: string) =>
        `Someone signed up at ${operator} with this address. It already has an account; this code signs you in.`,
      'sign-in': (operator: string, _site: string) => `Enter this code to sign in at ${operator}.`,
      'prove-mailbox': (_operator: string, site: string) => `Enter this code to go on with taking over ${site}.`,
    },
    secret: (operator: string) => `Give this code to nobody. ${operator} never asks for it by phone or e-mail.`,
    notYou: {
      'sign-up': 'Not you? Ignore this e-mail and nothing happens.',
      'sign-up-known': 'Not you? Ignore this e-mail. Your account stays as it is.',
      'sign-in': 'Not you? Ignore this e-mail. Nobody can sign in without the code.',
      'prove-mailbox': 'Not you? Ignore this e-mail and nothing happens.',
    },
  },
  invite: {
    subject: (site: string, first: string) => `${site}: take over hosting from ${first}`,
    preview: (gross: string, until: string) => `Nothing to pay today. Open until ${until}. ${gross} a month.`,
    title: (first: string, site: string) => `${first} asks you to take over the hosting of ${site}`,
    sender: (name: string, company: string, email: string) =>
      `This request comes from ${name} (${company ? `${company}, ` : ''}${email}).`,
    contractPartner: (legalName: string, first: string) => `Your contract partner is ${legalName}, not ${first}.`,
    change: (yourNoun: string) => `Once you have ordered, ${yourNoun} runs in your company’s name.`,
    firstBillRule: 'First bill on the 1st of the month after you order',
    nothingYet: 'Nothing is charged today. Nothing is ordered until you press the order button.',
    checkNote: (first: string) => `${first} can tell you the same one by phone. Then you know this e-mail is genuine.`,
    button: 'See the details',
    checkPage: (page: string) =>
      `You would rather not follow a link? Type ${page} into your browser and check this e-mail there.`,
    questions: (first: string) => `Questions? Reply to this e-mail. Your answer goes to ${first}.`,
    notForYou: (first: string, abuse: string) =>
      `Not for you? Ignore this e-mail and nothing happens. If you don’t know ${first}, tell us: ${abuse}.`,
  },
  inviteCopy: {
    subject: (client: string) => `Copy: your invitation to ${client}`,
    received: (client: string) => `This is what ${client} received`,
    noLink: 'Your copy has no button and no link: the link proves your client’s mailbox.',
  },
  withdrawn: {
    subject: {
      developer: (developer: string, site: string) => `${developer} has withdrawn the invitation for ${site}`,
      'right-lost': (_developer: string, site: string) => `The invitation for ${site} has ended`,
    },
    title: {
      developer: (first: string) => `${first} has withdrawn the invitation`,
      'right-lost': (_first: string) => 'This invitation has ended',
    },
    what: {
      developer: (developer: string, site: string) =>
        `${developer} no longer asks you to take over the hosting of ${site}.`,
      'right-lost': (developer: string, site: string) => `${developer} can no longer hand over the hosting of ${site}.`,
    },
    nothingToDo: 'There is nothing you need to do.',
    linkDead: 'Nothing was charged. The link in our earlier e-mail no longer works.',
  },
  doneClient: {
    subject: (site: string) => `${site} is yours now`,
    preview: (day: string) => `First bill on ${day}. Keep this e-mail.`,
    title: (site: string) => `${site} now runs in your name`,
    complete: (yourNoun: string, company: string) =>
      `Your order is complete: ${yourNoun} now runs in the name of ${company}.`,
    firstBill: (amount: string, day: string, period: string) => `${amount} on ${day}, for ${period}`,
    nothingElse: 'You don’t have to do anything else.',
    button: 'Go to your overview',
    signIn: 'To sign in later, enter this e-mail address. We send you a code.',
    keep: 'Keep this e-mail: it confirms your order.',
    notOrdered: (support: string) => `You did not order this? Write to ${support}.`,
  },
  doneDeveloper: {
    subject: (client: string, site: string) => `${client} has taken over ${site}`,
    role: {
      admin: (company: string, _site: string) => `You are Admin of ${company}.`,
      collaborator: (_company: string, site: string) => `You are Collaborator on ${site}.`,
      none: (_company: string, site: string) => `Your access to ${site} has ended.`,
    },
    roleName: { admin: 'Admin', collaborator: 'Collaborator', none: 'None' } satisfies Record<KeptAccess, string>,
    after: {
      admin: 'You keep looking after the technical side.',
      collaborator: 'You keep working on it.',
      none: 'If your client needs you again, they can invite you at any time.',
    } satisfies Record<KeptAccess, string>,
    youPay: (day: string) => `Nothing from ${day} on`,
    unchanged: 'Its address, settings, code and domains stay as they are.',
    button: (company: string) => `Open ${company}`,
  },
  newLinkWanted: {
    subject: (client: string, site: string) => `${client} asks for a new link for ${site}`,
    expired: (day: string) => `The old one expired on ${day}.`,
    what: 'One click sends a new link with the same offer.',
    button: 'Send a new link',
    doNothing: 'Don’t want to hand it over any more? Then do nothing.',
  },
  notCharged: {
    subject: (site: string) => `Nothing was charged for ${site}`,
    preview: 'Your order could not be completed.',
    title: 'Your order could not be completed',
    what: (site: string) => `You wanted to take over the hosting of ${site}. That did not work out.`,
    nothing: 'Nothing',
    removed: 'Removed again',
    reasons: {
      withdrawn: (_site: string) => 'The invitation was withdrawn before the payment details arrived.',
      declined: (_site: string) => 'The invitation was declined before the payment details arrived.',
      expired: (_site: string) => 'The invitation ended before the payment details arrived.',
      completed: (_site: string) => 'Someone else had already completed the order.',
      'terms-changed': (_site: string) =>
        'The offer changed before the payment details arrived. The invitation is still open.',
      'right-lost': (site: string) => `The right to hand over ${site} had ended.`,
      'app-gone': (site: string) => `${site} no longer exists.`,
      other: (_site: string) => 'The invitation could not be completed any more.',
    },
    questions: (first: string, email: string) => `Questions about the invitation? Write to ${first}: ${email}.`,
  },
  notChargedDeveloper: {
    subject: (site: string) => `${site}: the order was not completed`,
    preview: 'Your client was not charged.',
    what: (site: string) => `Your client ordered the hosting of ${site}. The hand-over did not take place.`,
    button: 'View invitation',
  },
}
