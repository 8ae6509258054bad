import { ActionForm, Checkbox, Submit } from '@/app/ui/form'
import { Notice } from '@/app/ui/notice'
import { PressForm } from '@/app/ui/press-form'
import type { MailState, NewsletterState } from '@/db/vocabulary'
import { shownAddress } from '@/lib/email-address'
import type { Visitor } from '../../viewer'
import { endOwnNewsletter, wishNewsletter } from '../actions'

type NewsletterBoxProps = { visitor: Visitor; wish: { state: NewsletterState; mail: MailState } }

/** Never ticked by us; then the link that confirms it is waited for; then it can be ended. */
export function NewsletterBox({ visitor: { account, t }, wish: { state, mail } }: NewsletterBoxProps) {
  const { notifications: text } = t.accountPages
  if (state === 'none')
    return (
      <ActionForm action={wishNewsletter} words={t.common.form}>
        <Checkbox name="newsletter" label={text.box} hint={text.boxHint} optional />
        <div>
          <Submit busy={text.saving}>{text.save}</Submit>
        </div>
      </ActionForm>
    )
  const isAsked = state === 'asked'
  const isLost = isAsked && mail === 'given-up'
  const asked = isLost
    ? ({ tone: 'danger', title: text.askedGivenUp } as const)
    : ({ tone: 'info', title: text.asked } as const)
  return (
    <Notice
      tone={isAsked ? asked.tone : 'ok'}
      title={isAsked ? asked.title : text.confirmed}
      actions={
        <>
          {isAsked ? (
            <PressForm action={wishNewsletter} fields={{ newsletter: 'on' }}>
              <Submit variant="secondary" size="small" busy={text.sending}>
                {text.again}
              </Submit>
            </PressForm>
          ) : null}
          <PressForm action={endOwnNewsletter}>
            <Submit variant="secondary" size="small" busy={text.stopping}>
              {isAsked ? text.never : text.stop}
            </Submit>
          </PressForm>
        </>
      }
    >
      {isLost ? null : (
        <p className="wrap-anywhere">{isAsked ? text.askedText(shownAddress(account.email)) : text.confirmedText}</p>
      )}
    </Notice>
  )
}
