import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Frame } from '@/app/(dashboard)/frame'
import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form-submit'
import { PressForm } from '@/app/ui/press-form'
import { pageLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { takeTeamInviteBack } from '../../actions'
import { fieldsOf, withdrawSentence } from '../actions-panel'
import { openTeamInvite } from '../find'

type Props = { params: Promise<{ company: string; invite: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).teamInvite.page.withdrawConfirm }
}

/** Asks once more, as a page, and leads on to the team. */
export default async function WithdrawTeamInvitePage({ params }: Props) {
  const open = await openTeamInvite(params, paths.withdrawTeamInvite)
  const { me, invite, who } = open
  const { page: w } = me.t.teamInvite
  const back = paths.teamInvite(me.company.slug, invite.id)
  if (!invite.isWaiting || !invite.mayManage) redirect(back)
  return (
    <Frame visitor={me} company={me.company} place="team">
      <div className="flow max-w-[36rem]">
        <h1 className="wrap-anywhere">{w.withdrawTitle(who)}</h1>
        <p className="wrap-anywhere">{withdrawSentence(open)}</p>
        <div className="flex flex-wrap items-start gap-2.5">
          <LinkButton href={back}>{w.keep}</LinkButton>
          <PressForm action={takeTeamInviteBack} fields={{ ...fieldsOf(open), from: 'team' }}>
            <Submit variant="danger" busy={w.withdrawing}>
              {w.withdrawConfirm}
            </Submit>
          </PressForm>
        </div>
      </div>
    </Frame>
  )
}
