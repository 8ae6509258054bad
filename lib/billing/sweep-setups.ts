import { paymentSetups } from '@/db/schema/billing'
import { settleSetup } from './settle-setup'
import { sweeperOf } from './sweep-due'

/** The payment setups whose webhook and return page were lost. */
export const { sweep: sweepSetups, isNeeded: isSetupDue } = sweeperOf(paymentSetups, (setupId) =>
  settleSetup({ setupId }),
)
