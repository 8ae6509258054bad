import { LinkButton } from '@/app/ui/button'
import { Notice } from '@/app/ui/notice'
import type { OpenOffer } from '@/lib/apps/queries'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'

/** Said instead of a form: nothing ends while a client may take the App over. */
export function OnOffer({ visitor: { t }, offer }: { visitor: CompanyVisitor; offer: OpenOffer }) {
  const text = t.planEnd
  const see = <LinkButton href={paths.invitation(offer.inviteId)}>{text.seeOffer}</LinkButton>
  return (
    <Notice tone="warn" title={text.onOffer} actions={offer.isMine ? see : undefined}>
      {text.onOfferText}
    </Notice>
  )
}
