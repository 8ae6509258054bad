import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { companies, memberships } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import type { Language } from '@/db/vocabulary'
import { setPassword } from '@/lib/account/set-password'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { makeAccount } from './account'
import { type Developer, fresh, handOver, linksOf, PASSWORD, startTrial } from './people'

export type KnownClient = { accountId: string; email: string; password: string; company: string }
export type ClientWithCard = KnownClient & { slug: string; appName: string; inviteId: string; mailedLink: string }

/** A client who has taken over one App before, with a card on file and a password; the developer stays as an Admin. */
export async function clientWithCard(
  developer: Developer,
  { word = 'erste-seite', language = 'en' as Language } = {},
): Promise<ClientWithCard> {
  const { name: appName } = await startTrial(developer, fresh(word))
  const person = { email: `petra@${appName}.example`, name: 'Petra Holm', company: `Hofladen ${appName}`, language }
  const { accountId, inviteId } = await handOver(developer, appName, person)
  await setPassword({ kind: 'account', accountId, provedAt: clock.now() }, { password: PASSWORD })
  const [own] = await db().select({ slug: companies.slug }).from(companies).where(eq(companies.name, person.company))
  const { mailedLink } = await linksOf(inviteId)
  return { ...person, accountId, password: PASSWORD, slug: own?.slug ?? '', appName, inviteId, mailedLink }
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
