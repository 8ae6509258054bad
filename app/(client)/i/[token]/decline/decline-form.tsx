import { sayNo } from '@/app/(client)/actions'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, Submit, TextArea } from '@/app/ui/form'
import type { Offer } from '@/lib/client-invite/offer'
import { maskEmail } from '@/lib/email-address'
import { mailTo } from '@/lib/paths'
import { words } from '@/lib/words/words'

/** The question and the reason; nothing has to be filled in. */
export function DeclineForm({ token, offer }: { token: string; offer: Offer }) {
  const { decline: t, common } = words(offer.language)
  const { firstName } = offer.sender
  return (
    <>
      <p>{t.lead(firstName)}</p>
      <ActionForm action={sayNo} words={common.form}>
        <Hidden name="token" value={token} />
        <TextArea
          name="reason"
          label={t.reason}
          hint={t.reasonHint(firstName)}
          max={600}
          counter={common.form.counter}
          optional
        />
        <Submit busy={t.busy} variant="danger" size="letter">
          {t.confirm}
        </Submit>
      </ActionForm>
    </>
  )
}

/** A link that was passed on proves nothing: only the mailbox itself says no. */
export function PassedOn({ offer }: { offer: Offer }) {
  const { decline: t, client } = words(offer.language)
  const { sender, site } = offer
  return (
    <>
      <p>{t.passedOn(maskEmail(offer.client.email))}</p>
      <LinkButton href={mailTo(sender.email, client.landing.askSubject(site))} size="letter" variant="primary">
        {client.dead.write(sender.firstName)}
      </LinkButton>
    </>
  )
}
