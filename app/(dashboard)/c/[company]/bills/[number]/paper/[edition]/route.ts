import { paperAnswer } from '@/app/paper-answer'
import { requireAccount } from '@/lib/auth/session'
import { findBill } from '@/lib/billing/bills'
import { paths } from '@/lib/paths'

type Context = { params: Promise<{ company: string; number: string; edition: string }> }

/** The paper of a bill, for whoever may read the bill. Everybody else gets what a stranger gets. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { company: slug, number, edition } = await params
  // A file is no page to come back to: signing in leads to the bill.
  const account = await requireAccount(paths.bill(slug, number))
  return paperAnswer(await findBill({ accountId: account.id, slug }, number), edition)
}
