import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInvites } from '@/db/schema/client-invites'

// One row each, as it stands in its table now. One that is not there is a fault of the test.

export async function inviteRow(inviteId: string) {
  const [row] = await db().select().from(clientInvites).where(eq(clientInvites.id, inviteId))
  if (!row) throw new Error(`no invite ${inviteId}`)
  return row
}

export async function checkoutRow(checkoutId: string) {
  const [row] = await db().select().from(billingCheckouts).where(eq(billingCheckouts.id, checkoutId))
  if (!row) throw new Error(`no checkout ${checkoutId}`)
  return row
}

export async function appRow(appName: string) {
  const [row] = await db().select().from(apps).where(eq(apps.name, appName))
  if (!row) throw new Error(`no App ${appName}`)
  return row
}
