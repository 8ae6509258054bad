import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { EmptyState } from '@/app/ui/empty-state'
import { PageHead } from '@/app/ui/page-head'
import { mayMoveAway } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { Frame } from '../../../../../frame'
import { appLabel } from '../../../../../viewer'
import { OnOffer } from '../on-offer'
import { openApp } from '../open-app'
import { CheckMove } from './check-move'
import { ChooseTarget } from './choose-target'
import { moveOptions } from './options'

type Props = {
  params: Promise<{ company: string; app: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, shown } = await open(params)
  return { title: t.companies.move.title(shown) }
}

/** Where an App should go, then what that means, then the button. Owners of its Company only. */
export default async function MoveAppPage({ params, searchParams }: Props) {
  const me = await open(params)
  const { app, company, t, shown } = me
  const { move: text } = t.companies
  const [options, asked] = [await moveOptions(me), await searchParams]
  const chosen = options.find(({ value, isPossible }) => isPossible && value === asked.to)
  if (chosen && !app.offer) {
    return (
      <Frame visitor={me} company={company} place="apps">
        <CheckMove visitor={me} app={app} shown={shown} option={chosen} />
      </Frame>
    )
  }
  return (
    <Frame visitor={me} company={company} place="apps">
      <PageHead title={text.title(shown)} lead={text.lead} />
      {app.offer ? <OnOffer visitor={me} offer={app.offer} /> : null}
      {!app.offer && options.length > 0 ? <ChooseTarget visitor={me} app={app} options={options} /> : null}
      {!app.offer && options.length === 0 ? (
        <EmptyState
          title={text.noTarget}
          action={<LinkButton href={paths.newCompany()}>{t.companies.list.setUp}</LinkButton>}
        >
          {text.noTargetText}
        </EmptyState>
      ) : null}
    </Frame>
  )
}

async function open(params: Props['params']) {
  const { company, app: name } = await params
  const me = await openApp(company, name)
  if (!mayMoveAway(me.company.role)) notFound()
  return { ...me, shown: appLabel(me, me.app.name) }
}
