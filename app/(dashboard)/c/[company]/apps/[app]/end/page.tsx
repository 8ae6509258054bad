import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { Notice } from '@/app/ui/notice'
import { whoseEndStays } from '@/lib/billing/who-set-the-end'
import { mayScaleApp } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { Frame } from '../../../../../frame'
import { appLabel } from '../../../../../viewer'
import { OnOffer } from '../on-offer'
import { openApp } from '../open-app'
import { EndForm } from './end-form'
import { KeepPlan, OwnersEnd } from './keep-plan'

type Props = { params: Promise<{ company: string; app: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, shown } = await open(params)
  return { title: t.planEnd.end.title(shown) }
}

/** The last day that is paid: to be chosen, or to be taken back while it has not come. For whoever may make an App smaller. */
export default async function EndPlanPage({ params }: Props) {
  const me = await open(params)
  const { account, app, company, t, shown } = me
  const { end: text } = t.planEnd
  const ownersEnd = app.planEndsOn ? await whoseEndStays(me.viewer, app.id) : null
  const day = (value: string) => formatDay(value, account.language, 'weekday')
  const kept = app.keptUntil ? formatDay(app.keptUntil, account.language) : ''
  const body = () => {
    if (app.planEndedOn) {
      return (
        <Notice
          tone="warn"
          title={text.over(day(app.planEndedOn))}
          actions={<LinkButton href={paths.appPlan(company.slug, app.name)}>{text.overLink}</LinkButton>}
        >
          {text.overText(kept)}
        </Notice>
      )
    }
    if (app.trial) {
      return (
        <Notice
          title={text.trial}
          actions={<LinkButton href={paths.switchOffApp(company.slug, app.name)}>{text.trialLink}</LinkButton>}
        >
          {text.trialText[account.kind]}
        </Notice>
      )
    }
    if (app.offer) return <OnOffer visitor={me} offer={app.offer} />
    if (!app.planEndsOn) return <EndForm visitor={me} app={app} />
    return ownersEnd ? <OwnersEnd visitor={me} app={app} by={ownersEnd} /> : <KeepPlan visitor={me} app={app} />
  }
  const title = app.planEndsOn ? text.setTitle(shown, day(app.planEndsOn)) : text.title(shown)
  return (
    <Frame visitor={me} company={company} place="apps">
      <div className="flow max-w-140">
        <h1 className="wrap-anywhere">{title}</h1>
        {body()}
      </div>
    </Frame>
  )
}

async function open(params: Props['params']) {
  const { company, app: name } = await params
  const me = await openApp(company, name)
  if (!mayScaleApp(me.company.role)) notFound()
  return { ...me, shown: appLabel(me, me.app.name) }
}
