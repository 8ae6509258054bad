import { paperAnswer } from '@/app/paper-answer'
import { countUnknownLink } from '@/lib/auth/unknown-link'
import { loadBill } from '../../load'

type Context = { params: Promise<{ token: string; edition: string }> }

/** The paper of a bill, for whoever has its link. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token, edition } = await params
  const { bill } = await loadBill(token)
  if (!bill) await countUnknownLink()
  return paperAnswer(bill, edition)
}
