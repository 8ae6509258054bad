import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form-submit'
import { PressForm } from '@/app/ui/press-form'
import { pageLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Frame } from '../../../frame'
import { withdrawInvite } from '../../actions'
import { withdrawSentences } from '../acts'
import { findForSender } from '../find'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).wizard.invitation.withdrawConfirm }
}

/** The dialog's question as a page, for whoever comes without script. */
export default async function WithdrawPage({ params }: { params: Promise<{ id: string }> }) {
  const open = await findForSender((await params).id, paths.withdrawInvite)
  const { found, invitation, addressee } = open
  const { invitation: w } = found.t.wizard
  if (!invitation.mayWithdraw) redirect(paths.invitation(invitation.id))
  return (
    <Frame visitor={found} place="invitations">
      <div className="flow max-w-[36rem]">
        <h1 className="wrap-anywhere">{w.withdrawTitle(addressee)}</h1>
        {withdrawSentences(open).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <div className="flex flex-wrap items-start gap-2.5">
          <LinkButton href={paths.invitation(invitation.id)}>{w.keepOpen}</LinkButton>
          <PressForm action={withdrawInvite} fields={{ inviteId: invitation.id }}>
            <Submit variant="danger" busy={w.withdrawing}>
              {w.withdrawConfirm}
            </Submit>
          </PressForm>
        </div>
      </div>
    </Frame>
  )
}
