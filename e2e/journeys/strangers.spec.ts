import type { Page } from '@playwright/test'
import { ask } from '@/e2e/raw-request'
import { openSignIn } from '@/e2e/sign-in-form'
import { expect, PHONE, test } from '@/e2e/world'
import { paths } from '@/lib/paths'
import { ALL, chosen } from '@/testing/extent'
import { linkIn, mailAbout } from '@/testing/inbox'
import { fromNewNetwork } from '@/testing/network'
import { type Developer, newDeveloper, offerFrom } from '@/testing/people'
import type { Stack } from '@/testing/stack'
import { MINUTE } from '@/testing/test-clock'

const HOW = (javaScriptEnabled: boolean) => (javaScriptEnabled ? 'with script' : 'without script')
/** Asked for a code, one after the other: an address with an account and one without. */
const PAIRS = ALL ? 200 : 60
const WRONG = { password: 'wrong', way: 'password' } as const
const TOO_OFTEN = /That was too often\. Try again in \d+ minutes/

async function closeTheDoorOf(stack: Stack, { email }: Developer): Promise<void> {
  const signIn = await openSignIn(stack)
  const answers = await Promise.all(Array.from({ length: 11 }, () => signIn({ ...WRONG, email }, fromNewNetwork())))
  expect(answers.filter(({ body }) => TOO_OFTEN.test(body))).toHaveLength(1)
}

async function fillIn(page: Page, { email, password }: Developer): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

for (const javaScriptEnabled of chosen(false, true)) {
  test(`whose door strangers have closed is told by mail, and its link lets them in, ${HOW(javaScriptEnabled)}`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    await closeTheDoorOf(stack, developer)
    const person = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    await person.goto(paths.signIn())
    await fillIn(person, developer)
    await expect(person.getByText(TOO_OFTEN).first()).toBeVisible()
    const mail = await mailAbout(stack, developer.email, /^Somebody keeps trying/)
    const link = linkIn(mail, 'way-in')
    for (const request of [{}, { method: 'HEAD' }]) expect((await fetch(link, request)).status).toBe(200)
    await person.goto(link)
    await person.getByRole('button', { name: 'Continue' }).click()
    await expect(person).toHaveURL(/\/sign-in$/)
    await fillIn(person, developer)
    await expect(person).toHaveURL(/\/home$/)
  })
}

test('behind a closed door, who is signed in shows once more who they are', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const person = await openBrowser({ signedInAs: developer })
  stack.passTime(16 * MINUTE)
  await closeTheDoorOf(stack, developer)
  await person.goto(paths.confirm(paths.home()))
  await person.getByLabel('Password').fill(developer.password)
  await person.getByRole('button', { name: /^(?:Continue|Confirm)/ }).click()
  await expect(person).toHaveURL(/\/home$/)
})

test('what a stranger writes before the address that the proxy adds gives them no new network', async ({ stack }) => {
  const signIn = await openSignIn(stack)
  const { 'x-forwarded-for': own } = fromNewNetwork()
  const forged = (index: number) => ({ 'x-forwarded-for': `203.0.113.${index}, ${own}, 127.0.0.1` })
  const tries = Array.from({ length: 40 }, (_, index) =>
    signIn({ ...WRONG, email: `forged-${index}@spray.example` }, forged(index)),
  )
  const answers = await Promise.all(tries)
  expect(answers.filter(({ body }) => TOO_OFTEN.test(body))).toHaveLength(10)
})

test('asking for a code takes as long for an address without an account as for one with', async ({ stack }) => {
  const signIn = await openSignIn(stack)
  const askCode = async (email: string) => {
    const start = performance.now()
    const { headers } = await signIn({ email, password: '', way: 'code' }, fromNewNetwork())
    expect(headers.location).toMatch(/^\/sign-in\/./)
    return performance.now() - start
  }
  const people = await Promise.all(Array.from({ length: PAIRS / 5 }, () => newDeveloper()))
  for (let count = 0; count < 5; count++) await askCode(`warm-${count}@unknown.example`)
  const pairs: { known: number; unknown: number }[] = []
  for (let count = 0; count < PAIRS; count++) {
    const known = people[count % people.length]?.email ?? ''
    const unknown = known.replace('@', '@un')
    // Each of both comes first in turn.
    const order = count % 2 === 0 ? [known, unknown] : [unknown, known]
    const times = new Map<string, number>()
    for (const email of order) times.set(email, await askCode(email))
    pairs.push({ known: times.get(known) ?? 0, unknown: times.get(unknown) ?? 0 })
  }
  const apart = median(pairs.map(({ known }) => known)) - median(pairs.map(({ unknown }) => unknown))
  console.log(
    `a code for a known address: ${apart.toFixed(2)} ms more than for an unknown one, median of ${PAIRS} pairs`,
  )
  // By which of both took longer, and not by how long: other programs may be at work beside.
  const slower = pairs.filter(({ known, unknown }) => known > unknown).length / PAIRS
  expect(Math.abs(slower - 0.5)).toBeLessThan(0.25)
  if (ALL) expect(Math.abs(apart)).toBeLessThan(5)
})

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

test('after 60 links that lead nowhere their pages say so, and a link that leads somewhere opens', async ({
  stack,
}) => {
  const { link } = await offerFrom(await newDeveloper())
  const network = { accept: 'text/html', ...fromNewNetwork() }
  const open = (path: string) => ask(stack, path, { headers: network })
  const unknown = (sign: string) => [paths.landing(sign.repeat(43)), paths.teamLink(sign.repeat(43))]
  for (let count = 0; count < 60; count++) await open(unknown('a')[count % 2] ?? '')
  for (const path of unknown('b')) {
    const { status, body } = await open(path)
    expect(status).toBe(200)
    expect(body).toMatch(TOO_OFTEN)
    expect((await ask(stack, path, { headers: { accept: 'text/html' } })).body).not.toMatch(TOO_OFTEN)
  }
  expect((await open(link)).body).not.toMatch(/This link does not work|too often/)
})
