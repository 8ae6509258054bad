import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form-submit'
import { Notice } from '@/app/ui/notice'
import { PressForm } from '@/app/ui/press-form'
import { type AppView, appsOf } from '@/lib/apps/queries'
import { lastDayToBringBack } from '@/lib/apps/switched-off'
import { isFresh } from '@/lib/auth/fresh'
import { clock } from '@/lib/clock'
import { maySwitchOffApp, maySwitchOffLastApp } from '@/lib/company/roles'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { Frame } from '../../../../../frame'
import { appLabel, type CompanyVisitor } from '../../../../../viewer'
import { OnOffer } from '../on-offer'
import { openApp } from '../open-app'
import { switchOff } from './actions'

type Props = { params: Promise<{ company: string; app: string }> }
type Me = CompanyVisitor & { app: AppView; shown: string }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, shown } = await open(params)
  return { title: t.planEnd.switchOff.title(shown) }
}

/** What switching an App off means, until when it can be brought back, and the button for whoever just showed who they are. */
export default async function SwitchOffPage({ params }: Props) {
  const me = await open(params)
  const { app, company, t, shown } = me
  const { switchOff: text } = t.planEnd
  return (
    <Frame visitor={me} company={company} place="apps">
      <div className="flow max-w-140">
        <h1 className="wrap-anywhere">{text.title(shown)}</h1>
        <h2>{text.what}</h2>
        <ul className="list-disc pl-5">
          {linesOf(me).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {app.trial || app.planEndedOn || app.planEndsOn ? null : (
          <p className="text-muted">
            {text.instead} <a href={paths.endPlan(company.slug, app.name)}>{text.insteadLink}</a>
          </p>
        )}
        {app.offer ? <OnOffer visitor={me} offer={app.offer} /> : await pressOf(me)}
      </div>
    </Frame>
  )
}

function linesOf({ account, app, t }: Me): string[] {
  const { lines } = t.planEnd.switchOff
  const now = clock.now()
  const day = (value: string) => formatDay(value, account.language, 'weekday')
  const isPaid = !app.trial && !app.planEndedOn && app.paused !== 'unpaid'
  return [
    lines.atOnce,
    isPaid ? lines.paid(day(dayOf(now, operator().timeZone))) : lines.free,
    lines.back(day(lastDayToBringBack(now))),
    lines.gone,
    lines.owners,
  ]
}

/** An Admin leaves the Company its last App. */
async function pressOf({ account, app, company, t, shown }: Me) {
  const { switchOff: text } = t.planEnd
  const address = { companySlug: company.slug, appName: app.name }
  const stay = <LinkButton href={paths.app(company.slug, app.name)}>{text.stay}</LinkButton>
  const isLast = async () => (await appsOf({ accountId: account.id, slug: company.slug })).length === 1
  if (!maySwitchOffLastApp(company.role) && (await isLast())) {
    return (
      <Notice tone="warn" title={text.last} actions={stay}>
        {text.lastText}
      </Notice>
    )
  }
  return (
    <>
      {isFresh(account) ? null : <p>{t.team.leaving.confirmFirst}</p>}
      <div className="flex flex-wrap items-start gap-2.5">
        {stay}
        {isFresh(account) ? (
          <PressForm action={switchOff} fields={address}>
            <Submit variant="danger" busy={text.busy}>
              <span className="wrap-anywhere">{text.confirm(shown)}</span>
            </Submit>
          </PressForm>
        ) : (
          <LinkButton variant="primary" href={paths.confirm(paths.switchOffApp(company.slug, app.name))}>
            {t.team.leaving.goConfirm}
          </LinkButton>
        )}
      </div>
    </>
  )
}

async function open(params: Props['params']): Promise<Me> {
  const { company, app: name } = await params
  const me = await openApp(company, name)
  if (!maySwitchOffApp(me.company.role)) notFound()
  return { ...me, shown: appLabel(me, me.app.name) }
}
