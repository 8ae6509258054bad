import { eq } from 'drizzle-orm'
import { closeDatabase, db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { setPassword } from '@/lib/account/set-password'
import { syncPlans } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { env } from '@/lib/env'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { handOver, signUpDeveloper, startTrial } from '@/testing/people'

type Person = { name: string; email: string; password: string | null; role: string }

const MARA = {
  firstName: 'Mara',
  lastName: 'Lindqvist',
  email: 'mara@studio-nord.example',
  password: 'paper ink pine 1',
}
const PETRA = {
  name: 'Petra Voss',
  email: 'petra@ostwind.example',
  company: 'Verlag Ostwind',
  password: 'quiet harbour 2',
}

const JONAS = { email: 'jonas@weber.example', password: 'green kettle north 3' }

const PEOPLE: Person[] = [
  {
    name: 'Mara Lindqvist',
    email: MARA.email,
    password: MARA.password,
    role: 'developer, with a trial App to hand over',
  },
  {
    name: 'Petra Voss',
    email: PETRA.email,
    password: PETRA.password,
    role: 'client, owns an App and has a card on file',
  },
  {
    name: 'Jonas Weber',
    email: JONAS.email,
    password: JONAS.password,
    role: 'developer, works on Petra’s App as a Collaborator',
  },
  { name: 'Kim Berger', email: 'kim@blumenhaus.example', password: null, role: 'client to be: has no account yet' },
]

/** The people of the demo, made once per database, through the verbs everybody uses. */
async function seed(): Promise<void> {
  const [known] = await db().select({ id: accounts.id }).from(accounts).where(eq(accounts.email, MARA.email))
  if (known) return
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
console.log(JSON.stringify(PEOPLE))
