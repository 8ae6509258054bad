import type { Metadata } from 'next'
import { Submit } from '@/app/ui/form'
import { PageHead } from '@/app/ui/page-head'
import { PressForm } from '@/app/ui/press-form'
import { Margin } from '@/app/ui/split'
import { SummaryList } from '@/app/ui/summary-list'
import { readsCodeWords } from '@/lib/account/audience'
import { pageLanguage } from '@/lib/auth/language'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { fullName } from '@/lib/person-name'
import { words } from '@/lib/words/words'
import { Frame } from '../frame'
import { type Visitor, visitor } from '../viewer'
import { switchTools } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).accountPages.profile.title }
}

/** What is known of a person, and what they want to see. */
export default async function ProfilePage() {
  const me = await visitor(paths.account())
  const { account, t } = me
  const { profile } = t.accountPages
  const name = fullName(account)
  return (
    <Frame visitor={me} place="account" aside={<Tools visitor={me} />}>
      <div>
        <PageHead title={profile.title} lead={profile.lead} />
        <SummaryList
          rows={[
            { key: 'name', label: profile.name, value: name || profile.noName },
            { key: 'email', label: profile.email, value: shownAddress(account.email) },
            {
              key: 'language',
              label: profile.language,
              value: t.common.languages[account.language],
              detail: profile.languageDetail,
            },
          ]}
        />
      </div>
    </Frame>
  )
}

/** The switch says what it changes before it is pressed; it can be pressed back. */
function Tools({ visitor: { account, t } }: { visitor: Visitor }) {
  const { tools } = t.accountPages
  const { kind } = account
  return (
    <Margin title={tools.title}>
      <div className="flow text-small">
        <p>{tools.state[kind]}</p>
        <div>
          <p>{tools.changes[kind]}</p>
          <ul className="list-disc pl-5">
            {tools.consequences[kind].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        <PressForm action={switchTools} fields={{ tools: readsCodeWords(kind) ? 'hidden' : 'shown' }}>
          <Submit variant="secondary" busy={tools.busy}>
            {tools.submit[kind]}
          </Submit>
        </PressForm>
      </div>
    </Margin>
  )
}
