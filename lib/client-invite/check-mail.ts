import { createHash, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { canonicalEmail } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { networkLimit } from '@/lib/kernel/network-limit'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { checkWord } from './check-word'
import { linkToken } from './links'

const MOST_TRIES = 10
const WINDOW_SECONDS = 3600

/**
 * Whether a mail is ours, without following its link: somebody types the address it came to and its check word. Returns the
 * copied link of that invite; like every copied link it proves nothing, so an order asks the mailbox for a code. A guess has
 * one chance in 262,144, ten times an hour, network and address.
 * Refuses: email-invalid, check-word-unknown (field word; the same for an unknown address), too-many.
 */
export async function checkMail(
  input: { email: string; word: string },
  { network }: Visitor = THIS_MACHINE,
): Promise<string> {
  const email = canonicalEmail(input.email) ?? refuse('email-invalid', 'email')
  // Nobody's guesses close the page for those who have the mail: not by the address alone.
  await countOrRefuse(networkLimit('check', network))
  await countOrRefuse({ key: `check:${network}:${email}`, most: MOST_TRIES, windowSeconds: WINDOW_SECONDS })
  const sent = await db()
    .select()
    .from(clientInvites)
    .where(and(eq(clientInvites.email, email), isNotNull(clientInvites.sentAt)))
    .orderBy(desc(clientInvites.sentAt))
    .limit(50)
  const meant = sent.find((invite) => isSame(checkWord(invite.id, invite.language), input.word))
  return meant ? linkToken(meant, 'copied') : refuse('check-word-unknown', 'word')
}

/** As people type: any case, any gap between the two words. */
function isSame(word: string, typed: string): boolean {
  const hash = (text: string) =>
    createHash('sha256')
      .update(
        text
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[^\p{L}]+/gu, ' ')
          .trim(),
      )
      .digest()
  return timingSafeEqual(hash(word), hash(typed))
}
