import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { fresh, handOver, newDeveloper, offerFrom, startTrial } from '@/testing/people'
import { prepareStack } from '@/testing/verb-stack'
import { newestHandOverOf } from './newest-hand-over'

prepareStack({})

test('a sender hears of what they handed over last, and of nothing while it is only on its way', async () => {
  const mara = await newDeveloper()
  await offerFrom(mara, {})
  expect(await newestHandOverOf(mara.actor.accountId)).toBeNull()
  for (const client of ['kim', 'petra']) {
    const { name } = await startTrial(mara, fresh(client))
    const email = `${client}@${name}.example`
    const { inviteId } = await handOver(mara, name, { email, name: client, company: `Firma ${name}`, language: 'de' })
    const [app] = await db().select().from(apps).where(eq(apps.name, name))
    const newest = await newestHandOverOf(mara.actor.accountId)
    expect(newest).toMatchObject({ inviteId, appNames: [name], email, language: 'de', companyId: app?.companyId })
  }
  expect(await newestHandOverOf((await newDeveloper()).actor.accountId)).toBeNull()
})
