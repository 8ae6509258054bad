import type { ReactNode } from 'react'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { FileText, Mail, Users } from '@/app/ui/icons'
import type { Language } from '@/db/vocabulary'
import { appHost, mailTo, paths } from '@/lib/paths'
import { firstWord } from '@/lib/person-name'
import { words } from '@/lib/words/words'
import type { Visitor } from './viewer'

/** A hand-over, as far as what comes after it depends on it. */
export type HandedOver = {
  inviteId: string
  appNames: string[]
  clientName: string
  email: string
  language: Language
  /** The client's Company, where the sender still has something to do with it. */
  company: { slug: string } | null
}

type NextStepsProps = { visitor: Pick<Visitor, 'account' | 't'>; done: HandedOver; withRecord?: boolean }

/** What the sender does after a hand-over: write to the client, look who has access, keep the record. */
export function NextSteps({ visitor: { account, t }, done, withRecord }: NextStepsProps) {
  const { nextSteps: w } = t.wizard
  const client = firstWord(done.clientName) || done.email
  return (
    <ul>
      <Row
        icon={<Icon of={Mail} size={20} />}
        title={w.writeTitle(client)}
        text={done.company ? w.writeText : w.writeGoneText}
        act={<LinkButton href={firstMail(account, done)}>{w.write(client)}</LinkButton>}
      />
      {done.company ? (
        <Row
          icon={<Icon of={Users} size={20} />}
          title={w.accessTitle}
          text={w.accessText}
          act={<LinkButton href={paths.team(done.company.slug)}>{w.access}</LinkButton>}
        />
      ) : null}
      {withRecord ? (
        <Row
          icon={<Icon of={FileText} size={20} />}
          title={w.recordTitle}
          text={w.recordText}
          act={<LinkButton href={paths.invitation(done.inviteId)}>{w.record}</LinkButton>}
        />
      ) : null}
    </ul>
  )
}

/** A mail to the client in their language, to be finished in the sender's own program. */
function firstMail(sender: { name: string; email: string }, done: HandedOver): string {
  const { client, wizard } = words(done.language)
  const site = done.appNames.map(appHost).join(', ')
  const facts = { client: firstWord(done.clientName), site, sender: sender.name, email: sender.email }
  const body = done.company ? wizard.nextSteps.mail(facts) : wizard.nextSteps.mailGone(facts)
  return mailTo(done.email, client.landing.askSubject(site), body)
}

function Row({ icon, title, text, act }: Record<'icon' | 'title' | 'text' | 'act', ReactNode>) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5 border-t border-line py-3">
      <span className="flex min-w-0 flex-[1_1_18rem] gap-3.5">
        <span className="mt-0.5 text-accent">{icon}</span>
        <span className="min-w-0 wrap-anywhere">
          <strong>{title}</strong> <span className="text-muted">{text}</span>
        </span>
      </span>
      {act}
    </li>
  )
}
