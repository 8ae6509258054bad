import type { Metadata } from 'next'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { Margin } from '@/app/ui/split'
import { offersNewsletter } from '@/lib/account/audience'
import { newsletterOf } from '@/lib/account/newsletter/queries'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { type Dict, words } from '@/lib/words/words'
import { Frame } from '../../frame'
import { accountOffered, visitorOffered } from '../offered'
import { NewsletterBox } from './newsletter-box'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await accountOffered(paths.notifications(), offersNewsletter)
  return { title: words(language).accountPages.notifications.title }
}

/** The newsletter, and what comes anyway. A client gets only the latter, so to a client this page does not exist. */
export default async function NotificationsPage() {
  const [me, wish] = await visitorOffered(paths.notifications(), offersNewsletter, ({ id }) => newsletterOf(id))
  const { notifications: text } = me.t.accountPages
  return (
    <Frame visitor={me} place="notifications" aside={<Always text={text} />}>
      <div>
        <PageHead
          title={text.title}
          lead={<span className="wrap-anywhere">{text.lead(shownAddress(me.account.email))}</span>}
        />
        <Section title={text.newsletter}>
          <NewsletterBox visitor={me} wish={wish} />
        </Section>
      </div>
    </Frame>
  )
}

/** What cannot be chosen stands beside what can. */
function Always({ text }: { text: Dict['accountPages']['notifications'] }) {
  return (
    <Margin title={text.always}>
      <p className="text-small text-muted">{text.alwaysText}</p>
      <ul className="list-disc pl-5 text-small">
        {text.alwaysItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Margin>
  )
}
