import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form-submit'
import { PressForm } from '@/app/ui/press-form'
import { pageLanguage } from '@/lib/auth/language'
import { findDraft } from '@/lib/client-invite/queries'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Frame } from '../../../frame'
import { visitor } from '../../../viewer'
import { deleteInviteDraft } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).wizard.draft.deleteConfirm }
}

/** Asks once more before a draft is gone. */
export default async function DeleteDraftPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const found = await visitor(paths.deleteDraft(id))
  const known = await findDraft(found.account.id, id)
  if (!known) notFound()
  if (known.isSent) redirect(paths.invitation(known.draft.id))
  const { draft: w } = found.t.wizard
  return (
    <Frame visitor={found} place="invitations">
      <div className="flow max-w-[36rem]">
        <h1 className="wrap-anywhere">{w.deleteTitle(known.draft.clientName || known.draft.email)}</h1>
        <p>{w.deleteText}</p>
        <div className="flex flex-wrap items-start gap-2.5">
          <LinkButton href={paths.invitations()}>{w.keep}</LinkButton>
          <PressForm action={deleteInviteDraft} fields={{ draftId: known.draft.id }}>
            <Submit variant="danger" busy={w.deleting}>
              {w.deleteConfirm}
            </Submit>
          </PressForm>
        </div>
      </div>
    </Frame>
  )
}
