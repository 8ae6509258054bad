import { closeDatabase } from '@/db/client'
import { setPassword } from '@/lib/account/set-password'
import { syncPlans } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { env } from '@/lib/env'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { handOver, signUpDeveloper, startTrial } from '@/testing/people'
import { JONAS, MARA, PETRA } from './launch/people'

/** Makes the people of the demo, through the verbs everybody uses. Whoever starts it has seen that they are not there yet. */
async function seed(): Promise<void> {
  await syncPlans()
  const mara = await signUpDeveloper(MARA)
  const archive = await startTrial(mara, 'ostwind-archiv', 'small')
  const { accountId } = await handOver(mara, archive.name, PETRA)
  const petra = { kind: 'account', accountId, provedAt: clock.now() } as const
  await setPassword(petra, { password: PETRA.password })
  const invited = { email: JONAS.email, role: 'collaborator' as const, appIds: [archive.id], name: 'Jonas Weber' }
  await setPassword(await joinTeam(await inviteToTeam(petra, 'verlag-ostwind', invited)), { password: JONAS.password })
  await inviteToTeam(petra, 'verlag-ostwind', { email: 'bills@ostwind.example', role: 'billing' })
  await startTrial(mara, 'blumenhaus-shop', 'standard')
}

if (!env().isLoopback)
  throw new Error('The demo people have printed passwords: they are never made on a public APP_URL.')
await seed()
await closeDatabase()
