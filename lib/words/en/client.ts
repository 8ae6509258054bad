import type { AgreedDocument, KeptAccess, LegalDocument, Noun, RejectReason, VatReason } from '@/db/vocabulary'
import { deadLinks } from './dead-links'

type Access = Exclude<KeptAccess, 'none'>

/** Everything a client reads on pages. No technical words; sentences of 20 words at most. */
export const client = {
  landing: {
    title: (f: { sender: string; site: string }) => `${f.sender} asks you to take over the hosting of ${f.site}`,
    alsoSites: (sites: string) => `The same goes for ${sites}.`,
    lead: {
      admin: (f: { site: string; sender: string }) =>
        `${f.site} then belongs to your company. ${f.sender} keeps looking after the technical side.`,
      collaborator: (f: { site: string; sender: string }) =>
        `${f.site} then belongs to your company. ${f.sender} keeps working on it.`,
      none: (f: { site: string; sender: string }) =>
        `${f.site} then belongs to your company. ${f.sender} no longer has access to it.`,
    } satisfies Record<KeptAccess, unknown>,
    continue: 'Continue',
    notOrdered: 'Nothing is ordered yet.',
    /** Instead of it, once an order waits at the payment page. */
    ordered: 'You have ordered. Your payment details are still missing; nothing was charged.',
    openUntil: (f: { day: string; left: string }) => `Open until ${f.day} (${f.left}).`,
    checkWord: (f: { words: string; sender: string }) =>
      `Check word: ${f.words}. ${f.sender} can tell you the same one by phone.`,
    checkWordTitle: 'Check word',
    checkWordText: (sender: string) => `${sender} can say it on the phone.`,
    changes: 'What changes',
    ownTitle: 'It belongs to you',
    ownText: (sender: string) => `You decide who works on it. You can remove ${sender}.`,
    ownTextNone: 'You decide who may work on it.',
    worksTitle: (sender: string) => `${sender} keeps working on it`,
    worksText: 'Nothing to install or set up.',
    nobodyTitle: 'After this nobody looks after the technical side',
    nobodyText: 'You can invite someone at any time.',
    billsTitle: 'You get the bills',
    billsText: 'Once a month, only for days you use.',
    endTitle: 'How you end it',
    endText: 'On any day. You pay until then.',
    includedFold: 'What is included, what is not',
    included: (yourNoun: string) => `Included: ${yourNoun}, its files, its data and its settings.`,
    notIncluded: (sender: string) =>
      `Not included: the domain name, e-mail and the rights in texts and pictures. They stay as agreed between you and ${sender}.`,
    accessFold: 'Who will have access',
    accessYou: 'You: Owner. You decide and pay.',
    access: {
      admin: (name: string) =>
        `${name}: Admin. Looks after the technical side, may add or switch off websites and invite other developers. Never sees your card or bank details.`,
      collaborator: (name: string) =>
        `${name}: Collaborator. Works on this site only. Never sees bills, card or bank details.`,
    } satisfies Record<Access, unknown>,
    partner: (f: { legalName: string; sender: string }) => `Your contract partner is ${f.legalName}, not ${f.sender}.`,
    ask: (sender: string) => `Questions? Write to ${sender}`,
    askSubject: (site: string) => `About ${site}`,
    previewTitle: 'What your client sees',
  },
  bill: {
    line: (plan: string) => `Hosting, ${plan} plan`,
    lineOf: (f: { site: string; plan: string }) => `${f.site}, ${f.plan} plan`,
    vat: (f: { rate: string; country: string }) => `VAT ${f.rate}, ${f.country}`,
    noVat: {
      'reverse-charge': 'VAT: you account for it yourself (reverse charge)',
      'outside-eu': 'No VAT: your country is outside the EU',
      'small-business': 'No VAT: small-business scheme',
    } satisfies Partial<Record<VatReason, string>>,
    month: 'A month',
    /** `days`: one day written out, or several as `days` below puts them. */
    firstBill: (f: { amount: string; days: string; chargedOn: string }) =>
      `First bill: ${f.amount} for ${f.days}, charged on ${f.chargedOn}, if you order today.`,
    nothingToday: 'Nothing is charged today.',
    /** `first` is a number without a month: a bill lies within one month. */
    days: (f: { first: string; last: string }) => `${f.first} to ${f.last}`,
  },
  order: {
    back: 'Back to the offer',
    title: (site: string) => `Take over ${site}`,
    from: (f: { sender: string; email: string }) => `From ${f.sender}. You order as ${f.email}.`,
    name: 'Your name',
    company: 'Company or association',
    country: 'Country',
    countryHint: 'The tax below follows the country.',
    showAmount: 'Show the amount',
    more: 'VAT ID, other e-mail for bills',
    vatId: 'VAT ID',
    vatIdHint: 'VAT is added until we have checked it.',
    invoiceEmail: 'E-mail for bills',
    takesOver: 'Which company takes it over?',
    onFile: (f: { company: string; brand: string; last4: string }) => `${f.company}, ${f.brand} ending ${f.last4}`,
    noPaymentMethod: (company: string) => `${company}, payment details on the next page`,
    newCompany: 'A new company',
    another: 'Another company',
    documents: 'You agree to these documents:',
    document: {
      terms: (version: string) => `Terms of service, ${version}`,
      'data-processing': (version: string) => `Data processing agreement, ${version}`,
    } satisfies Record<AgreedDocument, unknown>,
    tick: 'I order for my business or association, not as a consumer',
    button: 'Order with obligation to pay',
    busy: 'Ordering…',
    next: 'Next: how you pay, on a page of Stripe. We never see the number.',
    nextOnFile: 'Your saved payment details are used. There is no further step.',
    partner: (legalName: string) => `Contract partner: ${legalName}`,
  },
  signIn: {
    title: 'Sign in to go on',
    lead: (masked: string) => `The invitation is for ${masked}. Show that this is you.`,
    password: 'Password',
    withPassword: 'Sign in',
    busy: 'One moment…',
    codeTitle: 'Or with a code',
    codeOnlyTitle: 'Show that the mailbox is yours',
    codeOnlyLead: (masked: string) => `This link was passed on. We send a 6-digit code to ${masked}.`,
    sendCode: 'Send me a code',
    code: 'Code from the e-mail',
    codeSent: (masked: string) => `Enter the 6-digit code we sent to ${masked}. It works for 10 minutes.`,
    useCode: 'Go on',
    again: 'Send a new code',
  },
  otherAccount: {
    title: 'You are signed in as someone else',
    text: (f: { account: string; masked: string }) =>
      `You are signed in as ${f.account}. The invitation went to ${f.masked}.`,
    continueAs: (masked: string) => `Continue as ${masked}`,
    stay: 'Stay signed in',
  },
  done: {
    pageTitle: 'Your order',
    title: (site: string) => `${site} is yours now`,
    titleShort: 'It worked',
    lead: (f: { sender: string; email: string }) => `We told ${f.sender}, and sent a confirmation to ${f.email}.`,
    leadShort: 'The hand-over is done. Sign in to see the details.',
    owner: 'Owner',
    billsTo: 'Bills go to',
    payment: 'Payment',
    month: 'A month',
    firstBill: 'First bill',
    firstBillValue: (f: { amount: string; chargedOn: string }) => `${f.amount}, charged on ${f.chargedOn}`,
    technicalSide: 'Technical side',
    nobody: 'Nobody yet',
    nobodyTitle: 'Nobody looks after the technical side yet',
    nobodyText: 'You can invite someone at any time.',
    nothingElse: 'You don’t have to do anything else',
    overview: 'Go to your overview',
    detailsFold: 'Is this right for your bills?',
    legalName: 'Name on the bill',
    street: 'Street and number',
    postcode: 'Postcode',
    city: 'City',
    vatId: 'VAT ID',
    saveDetails: 'Save details',
    passwordFold: 'Choose a password',
    passwordText: 'You can sign in with a code by e-mail at any time. A password is optional.',
    password: 'New password',
    passwordHint: '12 characters or more. A short sentence is fine.',
    savePassword: 'Save password',
    saving: 'Saving…',
    saved: 'Saved.',
    waitingTitle: 'We are waiting for your bank',
    waitingText: 'This can take a minute; you may close this page. We send an e-mail.',
    checkAgain: 'Check again',
    signInWithCode: 'Sign in with a code',
    signInFirst: 'Sign in to see the details.',
    otherAccount: (account: string) => `You are signed in as ${account}, and the order is not yours.`,
    lapsedTitle: 'Your order was not completed',
    lapsedText:
      'The payment page was closed without saved payment details. Nothing was charged. The invitation is still open.',
    lapsedTextOver:
      'The payment page was closed without saved payment details. Nothing was charged. The invitation is not open any more.',
    tryAgain: 'Try again',
    rejectedTitle: 'The hand-over could not be completed',
    rejected: {
      'already-used':
        'The invitation had already been used. Your payment details were removed, and nothing was charged.',
      withdrawn:
        'The invitation was withdrawn before you had finished. Your payment details were removed, and nothing was charged.',
      declined: 'The invitation had been declined. Your payment details were removed, and nothing was charged.',
      superseded: 'Another order was placed meanwhile. Your payment details were removed, and nothing was charged.',
      'terms-changed': 'The offer had changed meanwhile. Your payment details were removed, and nothing was charged.',
      'app-gone': 'What you ordered is no longer on offer. Your payment details were removed, and nothing was charged.',
      'sender-not-entitled':
        'The sender may no longer hand it over. Your payment details were removed, and nothing was charged.',
      'company-not-owned':
        'You no longer own the chosen company. Your payment details were removed, and nothing was charged.',
    } satisfies Record<RejectReason, string>,
  },
  back: {
    title: 'You can continue whenever you like',
    text: (day: string) => `Nothing was charged. The invitation is open until ${day}.`,
    textShort: 'Nothing was charged. Use the link in your e-mail to continue.',
    continue: 'Back to the order',
  },
  dead: deadLinks,
  /** Shown by Stripe above its own button. */
  stripeText: (f: { operator: string; site: string; month: string; firstAmount: string; chargedOn: string }) =>
    `${f.operator} charges ${f.month} a month for ${f.site}, first on ${f.chargedOn} (${f.firstAmount}). Nothing is charged now.`,
  footer: {
    documents: {
      imprint: 'Imprint',
      privacy: 'Privacy',
      terms: 'Terms',
      'data-processing': 'Data processing',
    } satisfies Record<LegalDocument, string>,
    /** Stands before our own name. */
    madeWith: 'made with',
    sample: 'Demo: this operator does not exist, and no money moves.',
  },
  legal: {
    version: (day: string) => `Version of ${day}`,
    download: 'Open the document',
  },
  nounTitle: {
    website: 'Your websites',
    'online-shop': 'Your online shops',
    app: 'Your apps',
    project: 'Your projects',
  } satisfies Record<Noun, string>,
}
