import { formsOn, type PostedForm, post } from '@/e2e/posted-form'
import { type Answer, ask } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'
import { stopLink } from '@/lib/client-invite/stop-reminders'
import { paths } from '@/lib/paths'
import { ALL } from '@/testing/extent'
import { offerFrom } from '@/testing/people'
import { sessionHeader } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'
import { inTurns, LEAK, numbers, ODD, pick } from './odd'

const BODIES = ALL ? 200 : 40

test('odd bodies never bring the server down, on any form and on the webhook', async ({ stack, developer }) => {
  test.setTimeout(240_000)
  const { inviteId, link } = await offerFrom(developer)
  const cookies = await sessionHeader(developer.actor.accountId)
  const forms = [
    ...(await formsOn(stack, {}, '/sign-in')),
    ...(await formsOn(stack, {}, '/sign-up')),
    ...(await formsOn(stack, cookies, `/c/${developer.slug}/apps/new`)),
    ...(await formsOn(stack, cookies, `/invitations/${inviteId}`)),
    ...(await formsOn(stack, {}, link)),
    ...(await formsOn(stack, {}, `${link}/order`)),
    ...(await formsOn(stack, {}, `${link}/decline`)),
    ...(await formsOn(stack, {}, paths.stopReminders(stopLink(inviteId)))),
  ]
  const random = numbers(20261123)
  const bad: string[] = []
  const judge = (what: string, { status, body }: Answer, mayFail = false) => {
    if ((status >= 500 && !mayFail) || LEAK.test(body)) bad.push(`${status} ${what}`)
  }
  for (const form of different(forms)) {
    await inTurns(BODIES, async (turn) => {
      // Next answers 500 by itself where the fields that React wrote cannot be read; that may happen, and nothing more.
      const isReacts = turn % 10 === 0
      const fields = form.fields.map(([name, value]) => oddly(name, value, isReacts ? 0.5 : 0, random))
      const answer = await post(stack, { ...form, fields }, turn % 2 ? cookies : {})
      judge(`${form.path} ${JSON.stringify(fields).slice(0, 600)}`, answer, isReacts)
    })
  }
  await inTurns(BODIES, async () => {
    const headers = {
      'content-type': pick(['application/json', 'text/plain', 'multipart/form-data'], random),
      'stripe-signature': pick(['', 't=1,v1=00', 't=,v1=', 'x'.repeat(3000)], random),
    }
    const body = pick([...ODD, '{"id":"evt_1","type":"checkout.session.completed"}', '['.repeat(5000)], random)
    judge('webhook', await ask(stack, '/api/stripe/webhook', { method: 'POST', headers, body }))
  })
  await inTurns(BODIES, async () => judge('an action of no form', await strangeAction(stack, cookies, random), true))
  expect(bad).toEqual([])
  expect((await ask(stack, '/api/health')).status).toBe(200)
})

/** What only scripts of Next send: an action's name, its arguments in React's own spelling. */
function strangeAction(stack: Stack, cookies: Record<string, string>, random: () => number): Promise<Answer> {
  const headers = {
    ...cookies,
    origin: stack.address,
    'next-action': pick(['x', '0'.repeat(42), '7f'.padEnd(42, 'a'), '__proto__'], random),
    'content-type': pick(
      ['text/plain;charset=UTF-8', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'],
      random,
    ),
  }
  const body = pick(['["$1:a:a"]', '["$@0"]', '["$F1"]', '[{"a":"$Q0"}]', '', '--x\r\n', '--x--\r\n', '[[[['], random)
  return ask(stack, pick(['/', '/sign-in', '/home'], random), { method: 'POST', headers, body })
}

function oddly(name: string, value: string, reactsChance: number, random: () => number): [string, string] {
  if (random() > (name.startsWith('$') ? reactsChance : 0.6)) return [name, value]
  return [random() < 0.1 ? pick(ODD, random).replace(/[\r\n"\0]/g, '') : name, pick(ODD, random)]
}

/** One of each action: React names it in the form. */
function different(forms: PostedForm[]): PostedForm[] {
  const named = forms.map((form) => {
    const [, value = ''] = form.fields.find(([name]) => /^\$ACTION_\d+:0$/.test(name)) ?? form.fields[0] ?? []
    return [value, form] as const
  })
  return [...new Map(named).values()]
}
