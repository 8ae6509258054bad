import { paperAnswer } from '@/app/paper-answer'
import { countUnknownLink } from '@/lib/auth/unknown-link'
import { loadBill } from '../../load'

type Context = { params: Promise<{ token: string; version: string }> }

/** The paper of a bill, for whoever has its link. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token, version } = await params
  const { bill } = await loadBill(token)
  if (!bill) await countUnknownLink()
  return paperAnswer(bill, version)
}
