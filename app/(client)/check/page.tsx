import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { ActionForm, Field, Submit } from '@/app/ui/form'
import { readerLanguage } from '@/lib/auth/language'
import { words } from '@/lib/words/words'
import { checkTheMail } from '../actions'

/** For whoever does not trust a link: the address and the check word say whether a mail is ours. */
export default async function CheckPage() {
  const language = await readerLanguage()
  const { check, common } = words(language)
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{check.title}</h1>
      <p>{check.lead}</p>
      <ActionForm action={checkTheMail} words={common.form} title={check.title}>
        <Field name="email" type="email" label={check.email} autoComplete="email" autoCapitalize="none" />
        <Field name="word" label={check.word} hint={check.wordHint} autoComplete="off" spellCheck={false} />
        <Submit busy={check.busy} size="letter">
          {check.submit}
        </Submit>
      </ActionForm>
    </ClientLetter>
  )
}
