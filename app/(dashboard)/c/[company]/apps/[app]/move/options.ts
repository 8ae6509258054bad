import type { AppView } from '@/lib/apps/queries'
import { type PayerView, payersOf } from '@/lib/billing/payers'
import type { CompanyView } from '@/lib/company/queries'
import { mayMoveIn } from '@/lib/company/roles'
import { asViewer, type CompanyVisitor, companyName } from '../../../../../viewer'

/** One place an App could go: a Company and, for a paid App, who pays for it there. */
export type MoveOption = {
  /** As it stands in the address of the page that checks the move. */
  value: string
  company: CompanyView
  /** As this person calls it. */
  companyName: string
  payer: PayerView | null
  isHere: boolean
  isPossible: boolean
}

/** Every place this App could go, the Company it is in first; those that lack a payer cannot be chosen. */
export async function moveOptions(me: CompanyVisitor & { app: AppView }): Promise<MoveOption[]> {
  const { account, app, t } = me
  const targets = me.companies
    .filter(({ role }) => mayMoveIn(role))
    .sort((one, other) => Number(other.id === app.companyId) - Number(one.id === app.companyId))
  const payers = app.trial ? [] : await payersOf(targets.map((company) => asViewer(account, company)))
  return targets.flatMap((company) => {
    const isHere = company.id === app.companyId
    const option = (payer: PayerView | null, isPossible: boolean): MoveOption => {
      const value = `${company.slug}.${payer?.id ?? ''}`
      return { value, company, companyName: companyName(t, company), payer, isHere, isPossible }
    }
    if (app.trial) return isHere ? [] : [option(null, company.takesTrials)]
    const there = payers.filter(({ id, companyId }) => companyId === company.id && id !== app.payer?.id)
    if (there.length === 0) return isHere ? [] : [option(null, false)]
    return there.map((payer) => option(payer, payer.isReady))
  })
}
