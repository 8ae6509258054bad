import { createHmac } from 'node:crypto'
import { openSession } from '@/lib/auth/session-rows'
import { clock } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { fillCompanies, fillTeam } from '@/testing/crowd'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { handOver, inviteClient, signUpDeveloper, startTrial } from '@/testing/people'
import type { Stack } from '@/testing/stack'
import type { Asked } from './load'
import { paidBills } from './paid-bills'

/** What is measured, by the name it has in the table. */
export type Subject = { name: string; next(): Asked }

/** The route that does next to nothing: the others are told in multiples of it, because machines differ. */
export const BASELINE = 'health'

/** More than are asked for where costs are compared. */
const PAID_BILLS = 1000

const BROWSER = { accept: 'text/html', 'accept-encoding': 'gzip', 'sec-fetch-dest': 'document' }
const NORA = {
  firstName: 'Nora',
  lastName: 'Lindqvist',
  email: 'nora@studio-sued.example',
  password: 'paper ink pine 1',
}
const ADA = { ...NORA, firstName: 'Ada', lastName: 'Viel', email: 'ada@studio-viel.example' }

/**
 * Like the demo, and of other names, to be made beside it: a developer with an App handed over, one offered and one on
 * trial; the pages both sides look at; a developer with 200 Companies and a team of 500 people; the webhook.
 */
export async function makeSubjects(stack: Pick<Stack, 'stripeOrigin'>): Promise<Subject[]> {
  const nora = await signUpDeveloper(NORA)
  const archive = await startTrial(nora, 'westwind-archiv')
  const petra = await handOver(nora, 'westwind-archiv', {
    email: 'petra@westwind.example',
    name: 'Petra Voss',
    company: 'Verlag Westwind',
  })
  const owner = { kind: 'account', accountId: petra.accountId, provedAt: clock.now() } as const
  const jonas = { email: 'jonas@winter.example', role: 'collaborator' as const, appIds: [archive.id] }
  await joinTeam(await inviteToTeam(owner, 'verlag-westwind', jonas))
  await inviteToTeam(owner, 'verlag-westwind', { email: 'bills@westwind.example', role: 'billing' })
  await startTrial(nora, 'papierhaus-shop')
  const { mailedLink } = await inviteClient(nora, 'papierhaus-shop', {
    email: 'kim@papierhaus.example',
    name: 'Kim Berger',
    message: 'Hi Kim, the shop is ready. With this step it becomes yours.',
  })
  await startTrial(nora, 'atelier-sand')
  const ada = await signUpDeveloper(ADA)
  await fillCompanies(ada.actor.accountId, 200)
  await fillTeam('viele-10', 500)
  const adas = await sessionOf(ada.actor.accountId)
  const noras = await sessionOf(nora.actor.accountId)
  const event = await checkoutEvent(stack)
  const paid = await paidBills(petra.checkoutId, PAID_BILLS)
  let sent = 0
  return [
    { name: BASELINE, next: page('/api/health') },
    { name: 'sign-in', next: page(paths.signIn()) },
    { name: 'landing', next: page(paths.landing(mailedLink)) },
    { name: 'order', next: page(paths.order(mailedLink)) },
    { name: 'home', next: page(paths.home(), noras) },
    { name: 'company', next: page(paths.company('verlag-westwind'), noras) },
    { name: 'team', next: page(paths.team('verlag-westwind'), noras) },
    { name: 'App', next: page(paths.app(nora.slug, 'papierhaus-shop'), noras) },
    { name: 'home, 200 companies', next: page(paths.home(), adas) },
    { name: 'team, 500 people', next: page(paths.team('viele-10'), adas) },
    { name: 'client overview', next: page(paths.company('verlag-westwind'), await sessionOf(petra.accountId)) },
    { name: 'webhook, new', next: () => webhook({ ...event, id: `evt_figures_${++sent}` }) },
    { name: 'webhook, again', next: () => webhook(event) },
    { name: 'webhook, bill paid', next: () => webhook(paid()) },
  ]
}

/** The subjects of these names, in this order. */
export function named(subjects: Subject[], names: string[]): Subject[] {
  return names.map((name) => {
    const subject = subjects.find((one) => one.name === name)
    if (!subject) throw new Error(`Nothing that is measured is called ${name}.`)
    return subject
  })
}

function page(path: string, session?: string): () => Asked {
  const headers = session ? { ...BROWSER, cookie: `session=${session}` } : BROWSER
  return () => ({ method: 'GET', path, headers })
}

function sessionOf(accountId: string): Promise<string> {
  return openSession({ accountId, device: 'Chrome, Linux', isNew: false, began: clock.now() })
}

/** The event of the hand-over above, as Stripe's stand-in keeps it. It is about a Checkout that is already settled. */
async function checkoutEvent(stack: Pick<Stack, 'stripeOrigin'>): Promise<{ id: string }> {
  const report = (await (await fetch(`${stack.stripeOrigin}/_control`)).json()) as {
    events: { id: string; type: string }[]
  }
  const event = report.events.find(({ type }) => type === 'checkout.session.completed')
  if (!event) throw new Error('The stand-in for Stripe knows no finished Checkout.')
  return event
}

/** Signed when it is sent, as Stripe does: a signature holds for five minutes. */
function webhook(event: { id: string }): Asked {
  const body = JSON.stringify(event)
  const time = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', process.env.STRIPE_WEBHOOK_SECRET ?? '').update(`${time}.${body}`)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'stripe-signature': `t=${time},v1=${signature.digest('hex')}`,
  }
  return { method: 'POST', path: '/api/stripe/webhook', headers, body }
}
