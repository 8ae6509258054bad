import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'

/** Lets an account have been here for some days, and have handed something over unless told otherwise. */
export async function becomeKnown(accountId: string, days = 8, handedOver = true): Promise<void> {
  const now = clock.now()
  const createdAt = new Date(now.getTime() - days * 86_400_000)
  await db().update(accounts).set({ createdAt }).where(eq(accounts.id, accountId))
  if (!handedOver) return
  const [company] = await db().select({ id: companies.id }).from(companies).limit(1)
  await db()
    .insert(clientInvites)
    .values({
      ...{ mailedHash: newId(), copiedHash: newId() },
      id: newId(),
      senderId: accountId,
      companyId: company?.id ?? '',
      email: 'kim@blumenhaus.example',
      country: 'DE',
      senderName: 'Mara',
      terms: { currency: 'eur', apps: [], keptAccess: 'admin', access: [], documents: [] },
      termsHash: 'h',
      createdAt: now,
      sentAt: now,
      lastSentAt: now,
      orderedAt: now,
      completedAt: now,
      expiresAt: now,
    })
}
