import type { Clock } from './clock'
import { redirect } from './http'
import { html, pageResponse } from './page'

/** Days begin their work in the morning everywhere in Europe by then. */
const MORNING_UTC = 9

const STEPS = {
  'next-day': { label: 'Next day', of: (now: Date) => morning(now, now.getUTCMonth(), now.getUTCDate() + 1) },
  'next-1st': { label: 'Next 1st', of: (now: Date) => morning(now, now.getUTCMonth() + 1, 1) },
  'next-3rd': { label: 'Next 3rd', of: (now: Date) => nextThird(now) },
}

/**
 * The page that turns the clock of the demo, for product and stand-ins at once: on to the next day, 1st or 3rd, never back. GET only
 * shows it.
 */
export async function answerClockPage(clock: Clock, request: Request): Promise<Response> {
  if (!clock.turnTo) return page(html`<h1>The clock cannot be turned here</h1><p>No file holds it.</p>`, 404)
  const now = new Date(clock.milliseconds())
  if (request.method !== 'POST') return page(form(now))
  if (isFromElsewhere(request)) return page(html`<h1>This came from another page</h1>`, 403)
  const asked = new URLSearchParams(await request.text()).get('to') ?? ''
  const step = Object.entries(STEPS).find(([name]) => name === asked)?.[1]
  if (!step) return page(form(now), 400)
  clock.turnTo(step.of(now).getTime())
  return redirect('/_clock')
}

/** A page of another site may send forms here, but cannot hide that it did. This one is ours under any name of this machine. */
function isFromElsewhere(request: Request): boolean {
  const origin = request.headers.get('origin')
  return origin !== null && origin !== `http://${request.headers.get('host')}`
}

function form(now: Date) {
  const buttons = Object.entries(STEPS).map(
    ([name, { label, of }]) => html`<button name="to" value="${name}">${label}</button><span>${dayOf(of(now))}</span>`,
  )
  return html`<div class="panel stack">
<h1>Turn the clock</h1>
<p>It is ${dayOf(now)}, ${timeOf(now)} (UTC).</p>
<form class="turns" method="post">${buttons}</form>
<p>The clock goes forward only, for the product and the stand-ins at once. What is due then is done within half a minute.</p>
<p class="soft">A jump of a week or more signs people out, and links and invitations grow old.</p>
</div>`
}

function page(main: ReturnType<typeof html>, status = 200): Response {
  return pageResponse('Clock', 'Sandbox: no money moves here.', main, status)
}

function nextThird(now: Date): Date {
  const here = morning(now, now.getUTCMonth(), 3)
  return here > now ? here : morning(now, now.getUTCMonth() + 1, 3)
}

function morning(now: Date, month: number, day: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), month, day, MORNING_UTC))
}

function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('en-IE', { dateStyle: 'full', timeZone: 'UTC' }).format(moment)
}

function timeOf(moment: Date): string {
  return new Intl.DateTimeFormat('en-IE', { timeStyle: 'short', timeZone: 'UTC' }).format(moment)
}
