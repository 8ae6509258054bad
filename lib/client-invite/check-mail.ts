import { createHash, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { takeEmail } from '@/lib/email-address'
import { judgeAll, refuse } from '@/lib/errors'
import { networkLimit } from '@/lib/kernel/network-limit'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { pasted } from '@/lib/pasted'
import { checkWord } from './check-word'
import { linkToken } from './links'

const MOST_TRIES = 10
const WINDOW_SECONDS = 3600

/**
 * Whether a mail is ours, without following its link: somebody types the address it came to and its check word. Returns the
 * copied link of that invite; like every copied link it proves nothing, so an order asks the mailbox for a code. A guess has
 * one chance in 262,144, ten times an hour, network and address.
 * A text that is no check word is no guess.
 * Refuses: what takeEmail refuses, check-word-missing, check-word-form and check-word-unknown (field word; the same for an
 * unknown address), too-many.
 */
export async function checkMail(
  input: { email: string; word: string },
  { network }: Visitor = THIS_MACHINE,
): Promise<string> {
  const { email, typed } = await judgeAll({
    email: () => takeEmail(input.email),
    typed: () => wordIn(input.word),
  })
  // Nobody's guesses close the page for those who have the mail: not by the address alone.
  await countOrRefuse(networkLimit('check', network))
  await countOrRefuse({ key: `check:${network}:${email}`, most: MOST_TRIES, windowSeconds: WINDOW_SECONDS })
  const sent = await db()
    .select()
    .from(clientInvites)
    .where(and(eq(clientInvites.email, email), isNotNull(clientInvites.sentAt)))
    .orderBy(desc(clientInvites.sentAt))
    .limit(50)
  const meant = sent.find((invite) => isSame(plainWord(checkWord(invite.id, invite.language)), typed))
  return meant ? linkToken(meant, 'copied') : refuse('check-word-unknown', 'word')
}

function wordIn(text: string): string {
  if (!pasted(text)) refuse('check-word-missing', 'word')
  const typed = plainWord(text)
  return typed.split(' ').length === 2 ? typed : refuse('check-word-form', 'word')
}

/** As people type: any case, any gap between the two words. */
function plainWord(typed: string): string {
  return pasted(typed)
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

function isSame(word: string, typed: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(word), hash(typed))
}
