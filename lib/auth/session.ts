import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { cache } from 'react'
import { clock } from '@/lib/clock'
import { env } from '@/lib/env'
import { Refusal, refuse } from '@/lib/errors'
import { logError } from '@/lib/log'
import { paths } from '@/lib/paths'
import { token } from '@/lib/token'
import { deviceName } from './device'
import { DEVICES_COOKIE, isKnownDevice, rememberAccount } from './known-devices'
import { closeSession, findSession, openSession, SESSION_DAYS, type SignedIn } from './session-rows'

export type { SignedIn } from './session-rows'

const YEAR_SECONDS = 365 * 24 * 3600

declare module 'next-auth' {
  interface User {
    secret?: string
  }
}
declare module '@auth/core/jwt' {
  interface JWT {
    secret?: string
  }
}

/** Who is signed in, or null. One database read per request, however often it is asked. */
export const currentAccount = cache(async (): Promise<SignedIn | null> => {
  const secret = await ownSecret()
  return secret ? findSession(secret) : null
})

/** Who is signed in; a stranger is sent to the sign-in page and comes back to `next`, a path of ours. */
export async function requireAccount(next: string): Promise<SignedIn> {
  return (await currentAccount()) ?? redirect(paths.signIn(next))
}

/**
 * Signs this browser in and remembers that it knows the account. The verb that calls for it has proved who it is, and began to
 * do so at `began`; an older session of the browser ends.
 * Refuses: sign-in-first, where the account's owner has shut everybody out since.
 */
export async function startSession(accountId: string, began: Date): Promise<void> {
  await closeOwnSession()
  const kept = (await cookies()).get(DEVICES_COOKIE)?.value
  const device = deviceName((await headers()).get('user-agent') ?? '')
  const isNew = isKnownDevice(kept, accountId) ? 'no' : 'yes'
  const since = began.toISOString()
  const grant = token.derive({ purpose: 'session-grant', id: accountId, generation: minute(), channel: since })
  await nextAuth.signIn('proven', { accountId, grant, began: since, device, isNew, redirect: false }).catch(asRefusal)
  await knowDevice(accountId)
}

/** Lets this browser know an account, as it does after a sign-in. Whoever calls for it has proved the account's mailbox. */
export async function knowDevice(accountId: string): Promise<void> {
  const jar = await cookies()
  const kept = rememberAccount(jar.get(DEVICES_COOKIE)?.value, accountId)
  jar.set(DEVICES_COOKIE, kept, { ...cookieOptions(), maxAge: YEAR_SECONDS })
}

/** Signs this browser out: its row and its cookie are gone. */
export async function endSession(): Promise<void> {
  await closeOwnSession()
  await nextAuth.signOut({ redirect: false })
}

async function closeOwnSession(): Promise<void> {
  const secret = await ownSecret()
  if (secret) await closeSession(secret)
}

/** What this browser's cookie holds: the secret itself, so that nobody else is needed to read it. */
async function ownSecret(): Promise<string | undefined> {
  return (await cookies()).get(cookieName())?.value
}

function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: env().isHttps } as const
}

// Its HTTP endpoints are not mounted: they would open a second door beside our actions and their limits.
// The configuration is a function, so that a build does not need the environment.
const nextAuth = NextAuth(configuration)

function configuration(): NextAuthConfig {
  const options = cookieOptions()
  return {
    secret: env().authSecret,
    trustHost: true,
    basePath: '/api/auth',
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 24 * 3600 },
    cookies: {
      sessionToken: { name: cookieName(), options },
      // next-auth wants to remember where to go; the paths of our actions say that, so this one ends at once.
      callbackUrl: { name: 'sign-in-return', options: { ...options, maxAge: 0 } },
    },
    // Only whoever has AUTH_SECRET can make a grant, so this one comes from a verb that was passed within the last two minutes.
    providers: [
      Credentials({
        id: 'proven',
        credentials: { accountId: {}, grant: {}, began: {}, device: {}, isNew: {} },
        authorize: open,
      }),
    ],
    // The cookie holds only a random secret. Its row in `sessions` is the truth and is read by currentAccount, because
    // an error thrown in here would be swallowed and look like being signed out.
    jwt: {
      encode: async (params) => params.token?.secret ?? '',
      decode: async (params) => (params.token ? { secret: params.token } : null),
    },
    callbacks: {
      jwt: ({ token: jwt, user }) => (user?.secret ? { secret: user.secret } : jwt),
    },
    logger: { error: logUnlessExpected },
  }
}

type Opening = Partial<Record<'accountId' | 'grant' | 'began' | 'device' | 'isNew', unknown>>

async function open({ accountId, grant, began, device, isNew }: Opening) {
  if (typeof accountId !== 'string' || typeof grant !== 'string' || typeof began !== 'string') return null
  const minutes = [minute(), minute() - 1]
  const isProven = minutes
    .map((generation) =>
      token.isDerived({ purpose: 'session-grant', id: accountId, generation, channel: began }, grant),
    )
    .includes(true)
  if (!isProven) return null
  const opening = { accountId, device: String(device ?? ''), isNew: isNew === 'yes', began: new Date(began) }
  const secret = await openSession(opening).catch(noneWhenRefused)
  return secret === null ? null : { id: accountId, secret }
}

function noneWhenRefused(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}

/** next-auth has one word for every no of `open`; a grant of ours is right, so it is that of `openSession`. */
function asRefusal(error: Error & { type?: string }): never {
  if (error.type === 'CredentialsSignin') refuse('sign-in-first')
  throw error
}

function minute(): number {
  return Math.floor(clock.now().getTime() / 60_000)
}

/** docs/rules.md R11: Safari drops Secure cookies on http, also on this machine. */
function cookieName(): string {
  return env().isHttps ? '__Host-session' : 'session'
}

// By `type`: the names of error classes do not survive a production build.
function logUnlessExpected(error: Error): void {
  const { type } = error as Error & { type?: string }
  if (type === 'CredentialsSignin' || type === 'JWTSessionError') return
  logError(`session: ${type}`, error)
}
