import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { clock } from '@/lib/clock'
import { prepareEnvironment } from '@/testing/environment'
import { action, confirmedAction } from './action'
import { freshAccountOf } from './fresh'
import { currentAccount } from './session'

const PAGE = '/c/blumenhaus/apps/shop/move?to=ostwind.1'

// Next brings the request and the redirect; what the wrapper makes of a verb's answer is ours.
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-page': PAGE }),
  cookies: async () => ({ get: () => undefined }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`led to ${to}`)
  },
  unstable_rethrow: (error: Error) => {
    if (error.message.startsWith('led to')) throw error
  },
}))
vi.mock('@/lib/page-header', () => ({ PAGE_HEADER: 'x-page' }))
vi.mock('./session', () => ({ currentAccount: vi.fn() }))
vi.mock('./refused', () => ({ noteRefusal: vi.fn() }))

const Schema = z.object({ name: z.string() })

prepareEnvironment()

function signedIn(minutesAgo: number): void {
  const provedAt = new Date(clock.now().getTime() - minutesAgo * 60_000)
  vi.mocked(currentAccount).mockResolvedValue({
    id: 'one',
    email: 'mara@example.org',
    firstName: 'Mara',
    lastName: 'Lindqvist',
    name: 'Mara Lindqvist',
    kind: 'developer',
    language: 'en',
    createdAt: provedAt,
    provedAt,
    sessionId: 'first',
  })
}

function press(wrapped: ReturnType<typeof action>) {
  const form = new FormData()
  form.set('name', 'Blumenhaus GmbH')
  return wrapped({}, form)
}

const done = vi.fn(async () => undefined)
const verb = async (actor: Parameters<typeof freshAccountOf>[0]) => {
  freshAccountOf(actor)
  return done()
}

test('who has shown lately who they are is done with one press', async () => {
  signedIn(14)
  for (const wrap of [action, confirmedAction]) expect((await press(wrap(Schema, verb))).formError).toBeUndefined()
  expect(done).toHaveBeenCalledTimes(2)
})

test('a proof that ran out while a page was open leads to /confirm and back to that very page', async () => {
  signedIn(16)
  const confirm = `/confirm?next=${encodeURIComponent(PAGE)}`
  await expect(press(confirmedAction(Schema, verb))).rejects.toThrow(`led to ${confirm}`)
})

test('a form that is more than a question keeps what was typed, and the way to /confirm opens beside it', async () => {
  signedIn(16)
  const { values, refused, formError } = await press(action(Schema, verb))
  expect(values).toEqual({ name: 'Blumenhaus GmbH' })
  const signIn = `/confirm?next=${encodeURIComponent(PAGE)}`
  expect(refused).toMatchObject([{ reason: 'prove-again', facts: { signIn } }])
  expect(formError).toBeTruthy()
})

test('every other refusal and fault stays what it is', async () => {
  signedIn(0)
  const broken = async () => {
    throw new Error('a bug')
  }
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { formError, values } = await press(confirmedAction(Schema, broken))
  expect(formError).toMatch(/[0-9a-f]{8}/)
  expect(values).toEqual({ name: 'Blumenhaus GmbH' })
})
