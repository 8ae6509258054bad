import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { LinkButton } from '@/app/ui/button'
import { Notice } from '@/app/ui/notice'
import { isAppName } from '@/lib/apps/app-name'
import { type RestoreView, restoreView } from '@/lib/billing/restore-view'
import { mayRestoreApp } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { Frame } from '../../../../../frame'
import { appLabel, type CompanyVisitor, companyVisitor } from '../../../../../viewer'
import { RestoreForm } from './restore-form'

type Props = { params: Promise<{ company: string; app: string }> }
type Me = CompanyVisitor & { view: RestoreView | 'gone'; shown: string }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, shown } = await open(params)
  return { title: t.planEnd.restore.title(shown) }
}

/** A switched-off App: what it comes back as, what it costs again, and the button. Owners of its Company only. */
export default async function RestorePage({ params }: Props) {
  const me = await open(params)
  const { account, company, t, view, shown } = me
  const { restore: text } = t.planEnd
  return (
    <Frame visitor={me} company={company} place="apps">
      <div className="flow max-w-140">
        <h1 className="wrap-anywhere">{text.title(shown)}</h1>
        {view === 'gone' ? (
          <Notice
            tone="warn"
            title={text.gone}
            actions={<LinkButton href={paths.apps(company.slug)}>{text.back[account.kind]}</LinkButton>}
          >
            {text.goneText}
          </Notice>
        ) : (
          <>
            <p>{text.until(formatDay(view.until, account.language, 'weekday'))}</p>
            <RestoreForm visitor={me} view={view} />
          </>
        )}
      </div>
    </Frame>
  )
}

const open = cache(async (params: Props['params']): Promise<Me> => {
  const { company, app: name } = await params
  const me = await companyVisitor(company, paths.restoreApp(company, name))
  if (!mayRestoreApp(me.company.role) || !isAppName(name)) notFound()
  const view = await restoreView(me.company.id, name)
  if (view === null) notFound()
  if (view === 'live') redirect(paths.app(company, name))
  return { ...me, view, shown: appLabel(me, name) }
})
