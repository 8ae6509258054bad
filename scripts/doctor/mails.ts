import type { Finding } from './settings'

type Mails = { late: number; givenUp: number }

/** What the server on this machine says of its mails; null where none answers. */
export async function askForMails(port: string | undefined): Promise<Mails | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port || 3000}/api/health`, { signal: AbortSignal.timeout(3000) })
    const { mails } = (await answer.json()) as { mails?: Mails }
    return mails ?? null
  } catch {
    return null
  }
}

/** Whether mails leave. Those of a day are looked at: what was given up earlier has been seen or does not matter any more. */
export function judgeMails(mails: Mails | null): Finding {
  const about = 'mails'
  if (!mails) return { kind: 'note', about, text: 'not looked at: no server answers on this machine' }
  const { late, givenUp } = mails
  if (late + givenUp === 0) return { kind: 'ok', about, text: 'none is late, and none was given up within a day' }
  const text = `${late} late, ${givenUp} given up within a day. The log says why: look for "outbox:"`
  return { kind: 'gap', about, text }
}
