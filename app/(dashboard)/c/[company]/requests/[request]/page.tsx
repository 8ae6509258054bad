import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { RequestBlocked } from '@/app/plan-request/request-blocked'
import { endedTitle, obstacleText, RequestEnded } from '@/app/plan-request/request-ended'
import { RequestHead, requestTitle } from '@/app/plan-request/request-head'
import { RequestOrder } from '@/app/plan-request/request-order'
import { Submit } from '@/app/ui/form'
import { PressForm } from '@/app/ui/press-form'
import { type RequestView, viewRequest } from '@/lib/billing/view-request'
import { owns } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import { lastFullDay } from '@/lib/expiry'
import { appHost, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Frame } from '../../../../frame'
import { companyVisitor } from '../../../../viewer'
import { agreeToPlan, refusePlan, withdrawPlan } from './actions'

type Props = { params: Promise<{ company: string; request: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await open(params)
  return { title: titleOf(view) }
}

/** A request for a plan: Owners decide it, whoever asked may take it back. Not there for anybody else. */
export default async function PlanRequestPage({ params }: Props) {
  const { me, view } = await open(params)
  return (
    <Frame visitor={me} company={me.company} place="overview">
      <div className="flow max-w-[35rem]">
        {view.state !== 'open' ? <RequestEnded view={view} /> : null}
        {view.state === 'open' && owns(view.reader.role) ? <Decide view={view} /> : null}
        {view.state === 'open' && !owns(view.reader.role) ? <Waiting view={view} /> : null}
      </div>
    </Frame>
  )
}

function Decide({ view }: { view: RequestView }) {
  const { order } = view
  const obstacle = obstacleText(view)
  const answers = { fields: fieldsOf(view), refuse: refusePlan }
  return (
    <>
      <RequestHead view={view} />
      {obstacle ? <RequestBlocked view={view} title={obstacle} {...answers} /> : null}
      {order && !('obstacle' in order) ? (
        <RequestOrder view={view} order={order} agree={agreeToPlan} {...answers} />
      ) : null}
    </>
  )
}

/** For Admins: that it waits, until when, and for its asker the way back. */
function Waiting({ view }: { view: RequestView }) {
  const { request, reader } = view
  const t = words(reader.language).requests
  const { developer, decline } = words(reader.language)
  const day = formatDay(lastFullDay(request.expiresAt), reader.language, 'weekday')
  return (
    <>
      <h1 className="wrap-anywhere">{titleOf(view)}</h1>
      <p>{developer.apps.planOf(request.planName)}</p>
      <p>
        {t.waitingText} {t.openUntil(day)}
      </p>
      {obstacleText(view) ? <p>{obstacleText(view)}</p> : null}
      {request.requestedBy === reader.id ? (
        <PressForm action={withdrawPlan} fields={fieldsOf(view)}>
          <Submit busy={decline.busy} variant="secondary">
            {t.withdraw}
          </Submit>
        </PressForm>
      ) : null}
    </>
  )
}

function titleOf(view: RequestView): string {
  if (view.state !== 'open') return endedTitle(view)
  if (owns(view.reader.role)) return requestTitle(view)
  return words(view.reader.language).requests.waitingTitle(appHost(view.request.name))
}

function fieldsOf({ request }: RequestView): Record<string, string> {
  return { companySlug: request.companySlug, requestId: request.id }
}

const viewOnce = cache(viewRequest)

async function open(
  params: Props['params'],
): Promise<{ me: Awaited<ReturnType<typeof companyVisitor>>; view: RequestView }> {
  const { company: slug, request } = await params
  const me = await companyVisitor(slug, paths.planRequest(slug, request))
  const view = await viewOnce(me.account.id, request)
  if (view?.request.companyId !== me.company.id) notFound()
  return { me, view }
}
