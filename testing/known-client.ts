import { companies, memberships } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import { setPassword } from '@/lib/account/set-password'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { makeAccount } from './account'
import { type Developer, fresh, handOver, PASSWORD, startTrial } from './people'

export type KnownClient = { accountId: string; email: string; password: string; company: string }

/** A client who has taken over one App before, with a card on file and a password. */
export async function clientWithCard(developer: Developer): Promise<KnownClient> {
  const appName = fresh('erste-seite')
  const person = { email: `petra@${appName}.example`, name: 'Petra Holm', company: `Hofladen ${appName}` }
  await startTrial(developer, appName)
  const { accountId } = await handOver(developer, appName, person)
  await setPassword({ kind: 'account', accountId, provedAt: clock.now() }, { password: PASSWORD })
  return { accountId, email: person.email, password: PASSWORD, company: person.company }
}

/** A person with a login and nothing else. */
export async function clientWithoutCompany(): Promise<Omit<KnownClient, 'company'>> {
  const email = `olga@${fresh('ohne-firma')}.example`
  const accountId = await makeAccount({
    kind: 'client',
    email,
    firstName: 'Olga',
    lastName: 'Brandt',
    passwordHash: null,
    language: 'en',
  })
  await setPassword({ kind: 'account', accountId, provedAt: clock.now() }, { password: PASSWORD })
  return { accountId, email, password: PASSWORD }
}

/** A person who owns a Company that has never paid for anything. */
export async function clientWithoutCard(): Promise<KnownClient> {
  const person = await clientWithoutCompany()
  const company = `Verein ${person.email}`
  await inTransaction(async (tx) => {
    const companyId = newId()
    const now = clock.now()
    await tx.insert(companies).values({ id: companyId, slug: fresh('verein'), name: company, createdAt: now })
    await tx.insert(memberships).values({ companyId, accountId: person.accountId, role: 'owner', createdAt: now })
  })
  return { ...person, company }
}
