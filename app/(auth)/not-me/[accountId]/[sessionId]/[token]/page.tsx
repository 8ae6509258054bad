import type { Metadata } from 'next'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import type { Language } from '@/db/vocabulary'
import { findSignIn, type NotMeLink } from '@/lib/account/end-sessions'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { disown } from '../../../../actions'
import { AuthLetter } from '../../../../auth-letter'
import { OverLetter } from '../../../../over-letter'

type NotMePageProps = { params: Promise<NotMeLink> }

const TITLED = { open: 'notMe', pressed: 'closed', over: 'over' } as const

export async function generateMetadata({ params }: NotMePageProps): Promise<Metadata> {
  const { account } = words(await readerLanguage())
  return { title: account[TITLED[await findSignIn(await params)]].title }
}

/** Opening it changes nothing: programs that look at mails open links too. */
export default async function NotMePage({ params }: NotMePageProps) {
  const link = await params
  const language = await readerLanguage()
  const { over, closed } = words(language).account
  const state = await findSignIn(link)
  if (state === 'over') return <OverLetter language={language} text={over.notMe} button={closed.submit} />
  if (state === 'pressed') return <ClosedLetter language={language} />
  return <OpenLetter language={language} link={link} />
}

function OpenLetter({ language, link }: { language: Language; link: NotMeLink }) {
  const t = words(language)
  const w = t.account.notMe
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <p>{w.what}</p>
      <ActionForm action={disown} words={t.common.form}>
        <Hidden name="accountId" value={link.accountId} />
        <Hidden name="sessionId" value={link.sessionId} />
        <Hidden name="token" value={link.token} />
        <Submit busy={w.busy} size="letter">
          {w.submit}
        </Submit>
      </ActionForm>
    </AuthLetter>
  )
}

function ClosedLetter({ language }: { language: Language }) {
  const w = words(language).account.closed
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <p>{w.what}</p>
      <p>{w.mailbox}</p>
      <LinkButton href={paths.forgot()} variant="primary" size="letter">
        {w.submit}
      </LinkButton>
    </AuthLetter>
  )
}
