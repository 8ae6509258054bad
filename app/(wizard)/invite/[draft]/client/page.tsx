import { redirect } from 'next/navigation'
import { AcceptedEmail } from '@/app/ui/accepted-email'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Field, Hidden, Submit, TextArea } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { fullName } from '@/lib/person-name'
import { answerClient } from '../../actions'
import { callName, type OpenDraft, openDraft, trialsByApp } from '../draft'
import { StepFrame, stepTitle } from '../step-frame'
import { MoreChoices } from './more-choices'
import { Preview } from './preview'
import { trialNotes } from './trial-notes'
import { TypingKeeper } from './typing-keeper'

const FORM = 'client'

/** Step 2: who takes over. One field is needed; the page beside it is the client's own. */
export default async function ClientStep({ params }: { params: Promise<{ draft: string }> }) {
  const open = await openDraft((await params).draft, 'client')
  const { draft, offer, t } = open
  if (!offer) redirect(paths.inviteStep(draft.id, 'app'))
  const { client: words, preview } = t.wizard
  const called = callName(draft) || null
  const title = called ? preview.title(called) : preview.titleUnknown
  return (
    <StepFrame
      t={t}
      draftId={draft.id}
      step="client"
      formId={FORM}
      aside={<Preview t={t} offer={offer} title={title} formId={FORM} />}
    >
      <h1 className="mb-5">{words.title}</h1>
      <ActionForm id={FORM} action={answerClient} words={t.common.form} title={stepTitle(t, words.title)}>
        <Hidden name="draftId" value={draft.id} />
        <TypingKeeper action={answerClient} />
        <AcceptedEmail />
        <SenderNames open={open} />
        <Field
          name="email"
          type="email"
          label={words.email}
          hint={words.emailHint}
          autoComplete="off"
          spellCheck={false}
          defaultValue={shownAddress(draft.email)}
        />
        <Field name="clientName" label={words.name} optional autoComplete="off" defaultValue={draft.clientName} />
        <TextArea
          name="message"
          label={words.message}
          hint={words.messageHint}
          optional
          max={600}
          counter={t.common.form.counter}
          defaultValue={draft.message}
        />
        <MoreChoices open={open} client={called} trials={await trialNotes(open, offer, await trialsByApp(open))} />
        <FormActions back={<LinkButton href={paths.inviteStep(draft.id, 'app')}>{t.common.back}</LinkButton>}>
          <Submit busy={t.wizard.saving}>{t.wizard.continue}</Submit>
        </FormActions>
      </ActionForm>
    </StepFrame>
  )
}

/** Asked once, where the account has no name: the client should see who is asking. */
function SenderNames({ open: { account, t } }: { open: OpenDraft }) {
  if (fullName(account)) return null
  const { client: words } = t.wizard
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-strong">{words.you}</legend>
      <div className="grid gap-5 sm:grid-cols-2 sm:gap-4">
        <Field name="firstName" label={words.firstName} autoComplete="given-name" />
        <Field name="lastName" label={words.lastName} autoComplete="family-name" optional />
      </div>
    </fieldset>
  )
}
