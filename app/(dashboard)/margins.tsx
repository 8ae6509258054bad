import { Margin } from '@/app/ui/split'
import { ROLES } from '@/db/vocabulary'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { roleSentence } from './c/[company]/team/person-words'
import type { Visitor } from './viewer'

type MarginProps = { visitor: Pick<Visitor, 'account' | 't'> }

/** What each role is, in a line each, for whoever is about to give one. */
export function RolesMargin({ visitor: { account, t } }: MarginProps) {
  const { law, lawTable } = t.team
  return (
    <Margin title={law}>
      <dl className="grid gap-2">
        {ROLES.map((role) => (
          <div key={role}>
            <dt className="font-semibold">{t.common.roles[role]}</dt>
            <dd className="text-small text-muted">{roleSentence({ account, t }, { role })}</dd>
          </div>
        ))}
      </dl>
      <p className="text-small">
        <a href={paths.helpRoles()}>{lawTable}</a>
      </p>
    </Margin>
  )
}

/** How an App comes to a client, for whoever begins with one. */
export function WayToClientMargin({ visitor: { t } }: MarginProps) {
  const { working } = t.help
  return (
    <Margin title={working.steps}>
      <ol className="grid list-decimal gap-2 pl-4.5 text-small marker:font-semibold">
        {working.step.map(({ title, text }) => (
          <li key={title}>
            <strong className="block">{title}</strong>
            <span className="text-muted">{text(operator().trialDays)}</span>
          </li>
        ))}
      </ol>
      <p className="text-small">
        <a href={paths.helpWorking()}>{working.title}</a>
      </p>
    </Margin>
  )
}
