import { amountHash } from '@/lib/billing/quote'
import { today } from '@/testing/company'
import { fresh } from '@/testing/people'
import { shownOf } from '@/testing/plans'
import type { MatrixCast } from './matrix-cast'

type Values = Record<string, string>

/** Of plans and booking, as the pages of both show the amounts. */
export async function planFields({ company, paid, trial }: MatrixCast): Promise<Record<string, Values>> {
  const of = async (appName: string | null) => {
    const wish = { appName, planSlug: 'large', contactId: paid.contactId }
    const shown = await shownOf(company, wish)
    const press = {
      companySlug: company.slug,
      planSlug: 'large',
      contactId: paid.contactId,
      businessTick: 'on',
      asks: '',
    }
    return { ...press, amountHash: amountHash(shown) }
  }
  const name = fresh('neue-app')
  const booking = await of(null)
  return {
    chooseBooking: { ...booking, name },
    orderApp: { ...booking, name },
    choosePlan: { ...(await of(paid.name)), appName: paid.name },
    'choosePlan (of a trial)': { ...(await of(trial.name)), appName: trial.name },
    'choosePlan (on another amount)': { ...(await of(paid.name)), appName: paid.name, amountHash: 'another' },
  }
}

/** Of the ends of plans, of switching off and bringing back. */
export function planEndFields({ company, paid, trial, off }: MatrixCast): Record<string, Values> {
  const companySlug = company.slug
  return {
    end: { companySlug, appName: paid.name, lastDay: today() },
    keep: { companySlug, appName: paid.name },
    switchOff: { companySlug, appName: trial.name },
    restore: { companySlug, appName: off.name, amountHash: '' },
  }
}
