import { LimitMeter } from '@/app/ui/limit-meter'
import { Margin } from '@/app/ui/split'
import { type ColumnStep, StepColumn } from '@/app/ui/step-column'
import { OPEN_DAYS } from '@/lib/billing/ask-for-plan'
import { sumWith } from '@/lib/billing/monthly-limit'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import type { PlanPayer } from '@/lib/billing/plan-order'
import { payerOf } from '@/lib/billing/plan-order'
import { clock } from '@/lib/clock'
import { mayManageBilling, maySwitchOffApp } from '@/lib/company/roles'
import { dayOf, formatDay } from '@/lib/day'
import { expiryFrom, lastFullDay } from '@/lib/expiry'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'
import type { OfferedPlan } from './offered'

type PlanMarginProps = {
  visitor: CompanyVisitor
  /** Of an App that is there: its name, as it is called for this person too. */
  app?: { name: string; shown: string }
  choices: PlanChoices
  payer: PlanPayer | undefined
  /** On the page that checks. */
  chosen?: OfferedPlan | undefined
}

/** What one looks up while choosing: how much is left to order, what happens then, who pays. */
export function PlanMargin({ visitor, app, choices, payer, chosen }: PlanMarginProps) {
  const { company, t } = visitor
  const { plans: text } = t
  return (
    <>
      <MayOrder visitor={visitor} choices={choices} chosen={chosen} />
      {chosen ? (
        <Margin title={text.next}>
          <StepColumn steps={stepsOf(visitor, choices, chosen)} />
        </Margin>
      ) : null}
      {payer ? (
        <Margin title={text.whoPays}>
          <p className="wrap-anywhere">{payer.legalName}</p>
          {mayManageBilling(company.role) ? null : <p className="text-small text-muted">{text.seenBy}</p>}
        </Margin>
      ) : null}
      {app && !chosen ? <StopPaying visitor={visitor} app={app} isPaid={payerOf(choices.app) !== null} /> : null}
    </>
  )
}

type StopPayingProps = { visitor: CompanyVisitor; app: { name: string; shown: string }; isPaid: boolean }

function StopPaying({ visitor: { company, t }, app, isPaid }: StopPayingProps) {
  const { plans: text } = t
  const maySwitchOff = maySwitchOffApp(company.role)
  if (!isPaid && !maySwitchOff) return null
  return (
    <Margin title={isPaid ? text.stop : text.notNeeded}>
      <ul className="grid gap-2 text-small">
        {isPaid ? (
          <li>
            <a href={paths.endPlan(company.slug, app.name)}>{text.endPlan}</a>
          </li>
        ) : null}
        {maySwitchOff ? (
          <li className="wrap-anywhere">
            <a href={paths.switchOffApp(company.slug, app.name)}>{text.switchOff(app.shown)}</a>
          </li>
        ) : null}
      </ul>
    </Margin>
  )
}

/** Only for whom a limit binds. */
function MayOrder({ visitor: { account, t }, choices, chosen }: Omit<PlanMarginProps, 'payer' | 'app'>) {
  const { limit, cost, owner } = choices
  if (limit === null) return null
  const { plans: text } = t
  const money = (cents: number) => formatMoney(cents, operator().currency, account.language)
  const isWithin = chosen?.act === 'order'
  const used = isWithin ? sumWith(cost, chosen.quote.after.net) : cost.sum
  const sentence = (isWithin ? text.withThis : text.inUse)({ used: money(used), limit: money(limit) })
  return (
    <Margin title={text.mayOrder}>
      <LimitMeter used={used} limit={limit} sentence={limit > 0 ? sentence : text.noLimit} />
      {isWithin ? null : <p className="text-small text-muted">{text.above(owner?.full ?? null)}</p>}
    </Margin>
  )
}

function stepsOf(
  { account, t }: CompanyVisitor,
  choices: PlanChoices,
  { plan, quote, act }: OfferedPlan,
): ColumnStep[] {
  const { plans: text } = t
  const { app, limit, owner } = choices
  const day = (value: string) => formatDay(value, account.language, 'weekday')
  if (act === 'ask') {
    const openUntil = lastFullDay(expiryFrom(clock.now(), OPEN_DAYS))
    return [
      { key: 'ask', when: text.youAsk, text: text.youAskText, state: 'now' },
      {
        key: 'decide',
        when: text.decides(owner?.first ?? null),
        text: text.decidesText(day(openUntil)),
        state: 'open',
      },
      { key: 'told', when: text.youAreTold, text: text.youAreToldText(plan.name), state: 'open' },
    ]
  }
  const isToday = quote.from === dayOf(clock.now(), operator().timeZone)
  const former = payerOf(app) && app ? app.planName : null
  const atOnce = former ? text.begins(plan.name) : text.beginsFirst(plan.name)
  const steps: ColumnStep[] = [
    isToday
      ? { key: 'begins', when: text.atOnce, text: atOnce, state: 'open' }
      : { key: 'begins', when: text.onDay(day(quote.from)), text: text.begins(plan.name), state: 'open' },
  ]
  if (limit !== null) {
    const told = former ? text.ownersToldText : text.ownersToldFirst
    steps.push({ key: 'told', when: text.ownersTold, text: told, state: 'open' })
  }
  const { billedOn, chargedOn } = quote.bill
  return [
    ...steps,
    { key: 'bill', when: text.onDay(day(billedOn)), text: text.afterwards(day(chargedOn)), state: 'open' },
  ]
}
