import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { Plus } from '@/app/ui/icons'
import { mayCreateApp } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../viewer'

/** The way to a new App, for whoever may create one. */
export function NewAppLink({ visitor: { company, t } }: { visitor: CompanyVisitor }) {
  if (!mayCreateApp(company.role)) return null
  return (
    <LinkButton href={paths.newApp(company.slug)} size="small" icon={<Icon of={Plus} />}>
      {t.developer.apps.newApp}
    </LinkButton>
  )
}
