import type { Metadata } from 'next'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { endReminders } from '@/app/(client)/actions'
import { ClientLetter } from '@/app/(client)/client-letter'
import { Button } from '@/app/ui/button'
import { OnePress } from '@/app/ui/one-press'
import { UnknownLink } from '@/app/unknown-link'
import type { Language } from '@/db/vocabulary'
import type { Stop } from '@/lib/client-invite/stop-reminders'
import { formatDay } from '@/lib/day'
import { words } from '@/lib/words/words'
import { loadStop } from './load'

type Props = { params: Promise<{ invite: string; token: string }>; searchParams: Promise<{ done?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { invite, token } = await params
  const { language } = await loadStop(invite, token)
  return { title: words(language).decline.stop.pageTitle }
}

/** No more reminders, for whoever has the mail and nothing else. A link that is none asks and answers the same, without a name. */
export default async function StopPage({ params, searchParams }: Props) {
  const { invite: inviteId, token } = await params
  const { stop, language } = await loadStop(inviteId, token)
  const isDone = stop ? stop.isStopped : (await searchParams).done !== undefined
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      {isDone ? (
        <Done stop={stop} language={language} />
      ) : (
        <Question stop={stop} language={language} fields={{ inviteId, token }} />
      )}
      {stop ? null : <UnknownLink language={language} />}
    </ClientLetter>
  )
}

type PartProps = { stop: Stop | null; language: Language }

function Question({ stop, language, fields }: PartProps & { fields: Record<string, string> }) {
  const { stop: t } = words(language).decline
  return (
    <>
      <h1>{stop ? t.title(stop.site) : t.titleUnknown}</h1>
      <p>{t.text}</p>
      <OnePress action={endReminders} fields={fields}>
        <Button type="submit" size="letter" variant="primary">
          {t.confirm}
        </Button>
      </OnePress>
    </>
  )
}

function Done({ stop, language }: PartProps) {
  const { stop: t } = words(language).decline
  return (
    <>
      <h1>{t.doneTitle}</h1>
      <p role="status">{stop ? t.done(stop.site) : t.doneUnknown}</p>
      {stop?.openUntil ? (
        <p>{t.stillOpen({ sender: stop.sender, day: formatDay(stop.openUntil, language, 'weekday') })}</p>
      ) : null}
    </>
  )
}
