import { fileAnswer } from '@/app/file-answer'
import { requireAccount } from '@/lib/auth/session'
import { billsOf } from '@/lib/billing/bills'
import { clock } from '@/lib/clock'
import { findCompany } from '@/lib/company/queries'
import { mayManageBilling } from '@/lib/company/roles'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { listOf } from './list'

/** More than any Company has, and little enough to be held in memory. */
const MOST_BILLS = 10_000

/** All bills of a Company as a file. Whoever may not read them gets what a stranger gets. */
export async function GET(_request: Request, { params }: { params: Promise<{ company: string }> }): Promise<Response> {
  const { company: slug } = await params
  const account = await requireAccount(paths.bills(slug))
  const company = await findCompany(account.id, slug)
  if (!company || !mayManageBilling(company.role)) return new Response(null, { status: 404 })
  const bills = await billsOf({ accountId: account.id, slug }, { limit: MOST_BILLS })
  const name = `bills-${slug}-${dayOf(clock.now(), operator().timeZone)}.csv`
  return fileAnswer(listOf(bills, account.language), 'text/csv; charset=utf-8', name)
}
