import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { RequestBlocked } from '@/app/plan-request/request-blocked'
import { endedTitle, obstacleText, RequestEnded } from '@/app/plan-request/request-ended'
import { RequestHead, requestTitle } from '@/app/plan-request/request-head'
import { RequestOrder } from '@/app/plan-request/request-order'
import { LinkButton } from '@/app/ui/button'
import { UnknownLink } from '@/app/unknown-link'
import type { Language } from '@/db/vocabulary'
import type { RequestView } from '@/lib/billing/view-request'
import { paths, type RequestLink } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { agreeByLink, refuseByLink } from './actions'
import { loadOk, type OkParams } from './load'

type Props = { params: OkParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { opened, language } = await loadOk(params)
  const t = words(language).requests
  if (opened?.kind !== 'request') return { title: opened ? t.notOwner : t.unknown }
  return { title: opened.view.state === 'open' ? requestTitle(opened.view) : endedTitle(opened.view) }
}

/** An Owner's answer from the mail, without signing in. Opening it changes nothing, however often and by whatever program. */
export default async function OkPage({ params }: Props) {
  const { link, opened, language } = await loadOk(params)
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      {opened?.kind === 'request' ? (
        <Answer view={opened.view} link={link} />
      ) : (
        <Nothing isOurs={opened !== null} language={language} />
      )}
    </ClientLetter>
  )
}

function Answer({ view, link }: { view: RequestView; link: RequestLink }): ReactNode {
  const { order, request, reader } = view
  const obstacle = obstacleText(view)
  if (order && !('obstacle' in order)) {
    return (
      <>
        <RequestHead view={view} />
        <RequestOrder view={view} order={order} fields={link} agree={agreeByLink} refuse={refuseByLink} />
      </>
    )
  }
  if (obstacle) {
    return (
      <>
        <RequestHead view={view} />
        <RequestBlocked view={view} title={obstacle} fields={link} refuse={refuseByLink} />
      </>
    )
  }
  return (
    <>
      <RequestEnded view={view} />
      <LinkButton href={paths.company(request.companySlug)} size="letter" variant="secondary">
        {words(reader.language).requests.goOn}
      </LinkButton>
    </>
  )
}

/** A link of somebody who is no Owner any more, or that was none of ours. */
function Nothing({ isOurs, language }: { isOurs: boolean; language: Language }) {
  const t = words(language).requests
  return (
    <>
      <h1>{isOurs ? t.notOwner : t.unknown}</h1>
      <p>{isOurs ? t.notOwnerText : t.unknownText}</p>
      {isOurs ? null : <UnknownLink language={language} />}
      <LinkButton href={paths.root()} size="letter" variant="secondary">
        {t.goOn}
      </LinkButton>
    </>
  )
}
