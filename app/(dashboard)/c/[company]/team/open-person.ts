import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireAccount } from '@/lib/auth/session'
import { findPerson, type PersonView } from '@/lib/team/queries'
import { type CompanyVisitor, companyVisitor } from '../../../viewer'

/** A person of a Company's team, for whoever sees them there; to everybody else the page does not exist. */
export const openPerson = cache(
  async (slug: string, personId: string, next: string): Promise<CompanyVisitor & { person: PersonView }> => {
    const account = await requireAccount(next)
    const [me, person] = await Promise.all([companyVisitor(slug, next), findPerson(account.id, slug, personId)])
    return { ...me, person: person ?? notFound() }
  },
)
