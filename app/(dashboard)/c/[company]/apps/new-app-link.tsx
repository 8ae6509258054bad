import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { Plus } from '@/app/ui/icons'
import { mayCreateApp } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../viewer'

/** The way to a new App, for whoever may create one. */
export function NewAppLink({ visitor: { account, company, t } }: { visitor: CompanyVisitor }) {
  if (!mayCreateApp(company.role)) return null
  // Trials are for people who work on Apps; where none are made, everybody books.
  const books = account.kind === 'client' || !company.takesTrials
  const href = books ? paths.bookApp(company.slug) : paths.newApp(company.slug)
  return (
    <LinkButton href={href} size="small" icon={<Icon of={Plus} />}>
      {books ? t.plans.bookTitle[account.kind] : t.developer.apps.newApp}
    </LinkButton>
  )
}
