import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { lockContacts } from '@/db/transaction'
import type { Actor } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { markSwitchedOff } from '@/lib/company/mark-switched-off'
import { enterCompany, ownersOf, refuseRole } from '@/lib/company/members'
import { maySwitchOffApp, maySwitchOffLastApp } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import { once, type Wish } from '@/lib/kernel/once'
import { endDuePlans } from './end-due-plans'
import { findPlanApp } from './plan-order'
import { tellSwitchedOff } from './tell-switched-off'
import { writeLedger } from './write-ledger'

type SwitchedOff = { appId: string }

/**
 * Switches an App off at once: today is the last day that is paid, nobody reaches it any more, and for seven days an Owner can
 * bring it back. Owners are told, and whoever did it. An Admin leaves the Company its last App.
 * Refuses: sign-in-first, prove-again, not-found, role-lowered, not-allowed, app-on-offer, last-app-stays.
 */
export async function switchOffApp(actor: Actor, input: { companySlug: string; appName: string }): Promise<void> {
  const accountId = freshAccountOf(actor)
  const wish: Wish<SwitchedOff> = { verb: 'switch-off-app', content: input, holds: isStillOff }
  await once(actor, wish, async (tx) => {
    const company = await enterCompany(tx, accountId, input.companySlug)
    if (!maySwitchOffApp(company.role)) await refuseRole(tx, company, accountId, 'admin')
    const app = (await findPlanApp(tx, company.id, input.appName)) ?? refuse('not-found')
    if (app.isOffered) refuse('app-on-offer')
    const live = and(eq(apps.companyId, company.id), isNull(apps.deletedAt))
    if (!maySwitchOffLastApp(company.role) && (await tx.$count(apps, live)) === 1) refuse('last-app-stays')
    await lockContacts(tx, app.billingContactId)
    await endDuePlans(tx, [app.id])
    if (app.billingContactId) await writeLedger(tx, { appId: app.id, next: null, change: 'plan' })
    await markSwitchedOff(tx, actor, { companyId: company.id, appIds: [app.id] })
    await tellSwitchedOff(tx, {
      appId: app.id,
      actorId: accountId,
      told: [...(await ownersOf(tx, company.id)), accountId],
    })
    return { appId: app.id }
  })
}

async function isStillOff(tx: Transaction, { appId }: SwitchedOff): Promise<boolean> {
  return (await tx.$count(apps, and(eq(apps.id, appId), isNull(apps.deletedAt)))) === 0
}
