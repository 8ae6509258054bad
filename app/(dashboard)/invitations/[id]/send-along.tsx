import { LinkToCopy } from '@/app/(dashboard)/link-to-copy'
import { LinkButton } from '@/app/ui/button'
import { CopyButton } from '@/app/ui/copy-button'
import { Icon } from '@/app/ui/drawn-icon'
import { Mail } from '@/app/ui/icons'
import { Margin } from '@/app/ui/split'
import { inviteSubject } from '@/emails/hand-over/invite'
import type { Invitation } from '@/lib/client-invite/queries'
import { env } from '@/lib/env'
import { mailTo } from '@/lib/paths'
import { firstWord } from '@/lib/person-name'
import { words } from '@/lib/words/words'
import type { OpenInvitation } from './find'

/** By what the client knows the mail, and what the sender sends along by a way of their own: a text, and the bare link. */
export function SendAlong({ open: { found, invitation, client } }: { open: OpenInvitation }) {
  const { t } = found
  const { invitation: w } = t.wizard
  const { copyLink, offer } = invitation
  if (!copyLink) return null
  const { subject, text } = messageOf(invitation, copyLink)
  return (
    <>
      <Margin title={w.word}>
        <p className="text-h2 font-strong text-accent-ink">{offer.checkWord}</p>
        <p className="text-small text-muted">{w.wordHint(client)}</p>
      </Margin>
      <Margin title={w.tell}>
        <p className="text-small text-muted">{w.tellHint}</p>
        <blockquote
          lang={offer.language}
          className="border-l-3 border-line pl-3.5 text-small whitespace-pre-line wrap-anywhere"
        >
          {text}
        </blockquote>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={text} label={w.copyText} copied={t.common.copied} size="small" />
          <LinkButton href={mailTo(invitation.email, subject, text)} size="small" icon={<Icon of={Mail} />}>
            {w.mailText}
          </LinkButton>
        </div>
      </Margin>
      <LinkToCopy t={t} link={copyLink} words={w} />
    </>
  )
}

/** In the client's language and the sender's own words: their message if they wrote one, our mail and its sign, the link. */
function messageOf({ offer }: Invitation, link: string): { subject: string; text: string } {
  const t = words(offer.language)
  const { invitation: w } = t.wizard
  const subject = inviteSubject({ site: offer.site, developerName: offer.sender.name }, t)
  const facts = { from: env().mailFrom, subject, word: offer.checkWord, link, sender: offer.sender.name }
  const opening = offer.message || w.hello(firstWord(offer.client.name))
  return { subject, text: `${opening}\n\n${w.tellText(facts)}` }
}
