import { expect, test } from '@/e2e/world'
import { clock } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { removeMember } from '@/lib/team/remove-member'
import { clientWithCard } from '@/testing/known-client'

test('a client is told that there is nothing to do only while somebody looks after the technical side', async ({
  openBrowser,
  developer,
}) => {
  const petra = await clientWithCard(developer)
  const client = await openBrowser({ signedInAs: petra })
  await client.goto(paths.company(petra.slug))
  await expect(client.getByText('There is nothing you need to do.')).toBeVisible()
  const actor = { kind: 'account', accountId: petra.accountId, provedAt: clock.now() } as const
  await removeMember(actor, { companySlug: petra.slug, accountId: developer.actor.accountId })
  await client.reload()
  await expect(client.getByText('There is nothing you need to do.')).toHaveCount(0)
  await expect(client.getByText('Nobody looks after the technical side')).toBeVisible()
  await client.getByRole('link', { name: 'Invite someone' }).first().click()
  await expect(client).toHaveURL(paths.inviteMember(petra.slug))
})
