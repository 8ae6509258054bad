import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import type { FormAction } from '@/app/ui/form-state'
import type { Language } from '@/db/vocabulary'
import { words } from '@/lib/words/words'
import { sendCodeAgain } from './actions'
import { AuthLetter } from './auth-letter'
import { CodeField } from './code-field'
import { CodeMail } from './code-mail'

type CodeLetterProps = {
  language: Language
  tokenId: string
  next: string
  action: FormAction
  /** Says where the code went. */
  lead: string
  /** The page to start over with another address. */
  startOver: string
  /** What that page is called, where it is not about another address. */
  startOverLabel?: string
}

/** Asks for the 6-digit code that was mailed; a new one can be had here too. */
export function CodeLetter({ language, tokenId, next, action, lead, startOver, startOverLabel }: CodeLetterProps) {
  const t = words(language)
  const w = t.auth.code
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <p className="wrap-anywhere">{lead}</p>
      <CodeMail language={language} tokenId={tokenId} />
      <ActionForm action={action} words={t.common.form}>
        <Hidden name="tokenId" value={tokenId} />
        <Hidden name="next" value={next} />
        <CodeField label={w.code} hint={w.minutes} />
        <Submit busy={w.busy} size="letter">
          {w.submit}
        </Submit>
      </ActionForm>
      <ActionForm id="again" action={sendCodeAgain} words={t.common.form} className="border-t border-line pt-5">
        <Hidden name="tokenId" value={tokenId} />
        <Submit busy={w.sendingAgain} variant="secondary" size="letter">
          {w.again}
        </Submit>
      </ActionForm>
      <p className="text-base">
        <a href={startOver}>{startOverLabel ?? w.otherAddress}</a>
      </p>
    </AuthLetter>
  )
}
