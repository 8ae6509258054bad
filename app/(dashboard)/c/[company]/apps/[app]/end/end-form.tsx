import type { ReactNode } from 'react'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import type { AppView } from '@/lib/apps/queries'
import { lastDaysFrom } from '@/lib/billing/last-day'
import { clock } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../../viewer'
import { end } from './actions'

type EndFormProps = { visitor: CompanyVisitor; app: AppView }

/** What the end of a plan means, and the day. */
export function EndForm({ visitor, app }: EndFormProps) {
  const { company, t } = visitor
  const { end: text } = t.planEnd
  return (
    <>
      <p>{app.paused === 'unpaid' ? text.unpaidLead : text.lead}</p>
      <WhatHappens t={t} app={app} />
      <LastDayForm visitor={visitor} app={app} submit={text.submit}>
        <a href={paths.app(company.slug, app.name)}>{text.cancel}</a>
      </LastDayForm>
    </>
  )
}

function WhatHappens({ t, app }: Pick<CompanyVisitor, 't'> & { app: AppView }) {
  const { next, nextLines: lines } = t.planEnd.end
  const { keptDays } = operator().bills
  const kept = [lines.kept(keptDays), lines.off]
  const isUnpaid = app.paused === 'unpaid'
  const all = isUnpaid
    ? [lines.unpaid, ...kept, lines.back]
    : [lines.goesOn, lines.paused, ...kept, lines.pays, lines.back]
  return (
    <>
      <h2>{next}</h2>
      <ul className="list-disc pl-5">
        {all.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

type LastDayFormProps = EndFormProps & { submit: string; children?: ReactNode }

/** The last day that is paid: the end of the month, unless another was chosen before. */
export function LastDayForm({ visitor, app, submit, children }: LastDayFormProps) {
  const { account, company, t } = visitor
  const { end: text } = t.planEnd
  const { first, usual, last } = lastDaysFrom(dayOf(clock.now(), operator().timeZone))
  const day = (value: string) => formatDay(value, account.language, 'year')
  return (
    <ActionForm action={end} words={t.common.form}>
      <Hidden name="companySlug" value={company.slug} />
      <Hidden name="appName" value={app.name} />
      <Field
        name="lastDay"
        type="date"
        label={text.lastDay}
        hint={text.lastDayHint(day(first), day(last))}
        min={first}
        max={last}
        defaultValue={app.planEndsOn ?? usual}
      />
      <FormActions back={children}>
        <Submit busy={text.busy}>{submit}</Submit>
      </FormActions>
    </ActionForm>
  )
}
