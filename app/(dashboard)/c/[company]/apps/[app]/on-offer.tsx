import { LinkButton } from '@/app/ui/button'
import { Notice } from '@/app/ui/notice'
import type { OpenOffer } from '@/lib/apps/queries'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'

/** Said instead of a form: nothing ends, changes or moves while a client may take the App over. */
export function OnOffer({ visitor: { t }, offer }: { visitor: CompanyVisitor; offer: OpenOffer }) {
  const text = t.planEnd
  const see = <LinkButton href={paths.invitation(offer.inviteId)}>{t.developer.app.seeOffer}</LinkButton>
  return (
    <Notice tone="warn" title={text.onOffer(offer.client)} actions={offer.isMine ? see : undefined}>
      {offer.isMine ? text.onOfferText.mine : text.onOfferText.other}
    </Notice>
  )
}
