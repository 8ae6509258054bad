import { Icon } from '@/app/ui/drawn-icon'
import { Ban, Check, Clock, TriangleAlert } from '@/app/ui/icons'
import { Tag, type Tone } from '@/app/ui/tag'
import type { BillState } from '@/db/vocabulary'
import { type BillMoments, billState, dayOfState } from '@/lib/billing/bill-states'
import { clock } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { Visitor } from './viewer'

const TONES: Record<BillState, Tone> = {
  upcoming: 'info',
  due: 'warn',
  'on-its-way': 'info',
  failed: 'danger',
  unpaid: 'danger',
  paid: 'ok',
  cancelled: 'neutral',
}

const ICONS: Record<BillState, typeof Clock> = {
  upcoming: Clock,
  due: Clock,
  'on-its-way': Clock,
  failed: TriangleAlert,
  unpaid: TriangleAlert,
  paid: Check,
  cancelled: Ban,
}

type BillStateProps = { visitor: Pick<Visitor, 'account' | 't'>; bill: BillMoments; withDay?: boolean }

/** Where a bill stands today, with its day where that stands nowhere else. */
export function BillStateTag({ visitor: { account, t }, bill, withDay = false }: BillStateProps) {
  const { timeZone } = operator()
  const state = billState(bill, dayOf(clock.now(), timeZone))
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2.5">
      <Tag tone={TONES[state]} icon={<Icon of={ICONS[state]} size={14} />}>
        {t.bills.state[state]}
      </Tag>
      {withDay ? (
        <span className="text-muted">
          {t.bills.stateDay[state](formatDay(dayOfState(bill, state, timeZone), account.language))}
        </span>
      ) : null}
    </span>
  )
}
