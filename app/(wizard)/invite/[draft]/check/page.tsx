import { Send } from 'lucide-react'
import { redirect } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { Card } from '@/app/ui/card'
import { CopyButton } from '@/app/ui/copy-button'
import { ActionForm, Checkbox, Hidden, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { Icon } from '@/app/ui/lucide-icon'
import { SummaryList } from '@/app/ui/summary-list'
import { losingMembers } from '@/lib/client-invite/queries'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { sendInvite } from '../../actions'
import { AfterNote } from '../after-note'
import { callName, openDraft, trialsByApp } from '../draft'
import { StepFrame, stepTitle } from '../step-frame'
import { answers } from './answers'
import { costSentences, textToSendAlong } from './sentences'

/** Step 3: everything once more, then one press. */
export default async function CheckStep({ params }: { params: Promise<{ draft: string }> }) {
  const open = await openDraft((await params).draft, 'check')
  const { draft, offer, t } = open
  if (!offer) redirect(paths.inviteStep(draft.id, 'app'))
  const { check: words, after } = t.wizard
  const [losing, trials] = await Promise.all([losingMembers(draft), trialsByApp(open)])
  const client = callName(draft)
  const text = textToSendAlong(offer)
  return (
    <StepFrame
      t={t}
      draftId={draft.id}
      step="check"
      aside={
        <AfterNote t={t} kept={draft.keptAccess} client={client}>
          {after.follow(client)}
        </AfterNote>
      }
    >
      <h1 className="mb-5">{words.title}</h1>
      <ActionForm action={sendInvite} words={t.common.form} title={stepTitle(t, words.title)}>
        <Hidden name="draftId" value={draft.id} />
        <div>
          <p className="text-small text-muted">{words.goesTo}</p>
          <p id="f-email" tabIndex={-1} className="text-h1 font-strong wrap-anywhere">
            {shownAddress(draft.email)}
          </p>
        </div>
        <SummaryList rows={answers(open, offer, trials)} />
        <Card pad="normal">
          <h2 className="text-base">{words.costs}</h2>
          {costSentences(open, offer, losing).map((sentence) => (
            <p key={sentence} className="mt-1 text-small text-muted first-of-type:text-ink">
              {sentence}
            </p>
          ))}
        </Card>
        <Card pad="normal">
          <h2 className="text-base">{words.word}</h2>
          <p className="text-h2 font-strong text-accent-ink">{offer.checkWord}</p>
          <p className="text-small text-muted">{words.wordHint}</p>
          <h3 className="mt-4 border-t border-line pt-3.5">{words.tell}</h3>
          <p className="text-small text-muted">{words.tellHint}</p>
          <p lang={offer.language} className="mt-2 mb-3 border-l-3 border-line pl-3.5 text-dense wrap-anywhere">
            {text}
          </p>
          <CopyButton text={text} label={words.copy} copied={t.common.copied} size="small" />
        </Card>
        <Checkbox name="sendCopy" label={words.sendCopy} optional defaultChecked />
        <FormActions back={<LinkButton href={paths.inviteStep(draft.id, 'client')}>{t.common.back}</LinkButton>}>
          <Submit busy={words.sending} icon={<Icon of={Send} />}>
            {words.send(client)}
          </Submit>
        </FormActions>
      </ActionForm>
    </StepFrame>
  )
}
