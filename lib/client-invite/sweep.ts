import { billingCheckouts } from '@/db/schema/billing'
import { sweeperOf } from '@/lib/billing/sweep-due'
import { settle } from './settle'

/** The Checkouts whose webhook and return page were lost. */
export const { sweep: sweepCheckouts, isNeeded: isCheckoutDue } = sweeperOf(billingCheckouts, (checkoutId) =>
  settle({ checkoutId }),
)
