import type { Metadata } from 'next'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import { type WayInLink, wayInFor } from '@/lib/auth/knocking'
import { readerLanguage } from '@/lib/auth/language'
import { words } from '@/lib/words/words'
import { letIn } from '../../../../actions'
import { AuthLetter } from '../../../../auth-letter'
import { OverLetter } from '../../../../over-letter'

type WayInPageProps = { params: Promise<WayInLink> }

export async function generateMetadata({ params }: WayInPageProps): Promise<Metadata> {
  const { wayIn, over } = words(await readerLanguage()).account
  return { title: wayInFor(await params) ? wayIn.title : over.title }
}

/** The page behind the mail about a closed door. The press lets this browser knock as one that is known. */
export default async function WayInPage({ params }: WayInPageProps) {
  const link = await params
  const language = await readerLanguage()
  const t = words(language)
  const { wayIn: w, over, closed } = t.account
  if (!wayInFor(link)) return <OverLetter language={language} text={over.wayIn} button={closed.submit} />
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <p>{w.what}</p>
      <ActionForm action={letIn} words={t.common.form}>
        <Hidden name="accountId" value={link.accountId} />
        <Hidden name="hour" value={link.hour} />
        <Hidden name="token" value={link.token} />
        <Submit busy={w.busy} size="letter">
          {w.submit}
        </Submit>
      </ActionForm>
    </AuthLetter>
  )
}
