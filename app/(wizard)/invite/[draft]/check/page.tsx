import { redirect } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { ActionForm, Checkbox, Hidden, Submit } from '@/app/ui/form'
import { Send } from '@/app/ui/icons'
import { SummaryList } from '@/app/ui/summary-list'
import { losingMembers } from '@/lib/client-invite/queries'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { sendInvite } from '../../actions'
import { callName, openDraft, trialsByApp } from '../draft'
import { StepFrame, stepTitle } from '../step-frame'
import { answers } from './answers'
import { Price } from './price'

/** Step 3: everything once more, then one press. What is decided stands beside what it is decided on, without scrolling. */
export default async function CheckStep({ params }: { params: Promise<{ draft: string }> }) {
  const open = await openDraft((await params).draft, 'check')
  const { draft, offer, t } = open
  if (!offer) redirect(paths.inviteStep(draft.id, 'app'))
  const { check: words, after, client: unnamed } = t.wizard
  const [losing, trials] = await Promise.all([losingMembers(draft), trialsByApp(open)])
  const client = callName(draft)
  return (
    <StepFrame t={t} draftId={draft.id} step="check">
      <ActionForm action={sendInvite} words={t.common.form} title={stepTitle(t, words.title)}>
        <Hidden name="draftId" value={draft.id} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21.75rem]">
          <div className="min-w-0">
            <h1 className="mb-3">{words.title}</h1>
            <p className="text-small text-muted">{words.goesTo}</p>
            <p id="f-email" tabIndex={-1} className="mb-2 text-letter-h2 font-strong wrap-anywhere">
              {shownAddress(draft.email)}
            </p>
            <SummaryList rows={answers(open, offer, trials, losing)} />
            <p className="mt-5">
              <LinkButton href={paths.inviteStep(draft.id, 'client')}>{t.common.back}</LinkButton>
            </p>
          </div>
          <div className="overflow-hidden rounded-card border border-line bg-surface">
            <Price open={open} offer={offer} client={client || after.yourClient} />
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4.5 py-4">
              <div>
                <h2 className="text-dense">{words.word}</h2>
                <p className="text-h2 font-strong text-accent-ink">{offer.checkWord}</p>
                <p className="text-small text-muted">{words.wordHint}</p>
              </div>
              <div className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t border-line pt-3.5">
                <Checkbox name="sendCopy" label={words.sendCopy} optional defaultChecked />
                <Submit busy={words.sending} icon={<Icon of={Send} />} className="w-full">
                  {words.send(client)}
                </Submit>
                <p className="text-small text-muted">{after.follow(client || unnamed.yourClient)}</p>
              </div>
            </div>
          </div>
        </div>
      </ActionForm>
    </StepFrame>
  )
}
