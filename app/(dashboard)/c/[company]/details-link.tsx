import { LinkButton } from '@/app/ui/button'
import { mayEditCompany } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../viewer'

/** The way to name and settings of a Company, for whoever may change them. */
export function DetailsLink({ visitor: { company, t } }: { visitor: CompanyVisitor }) {
  if (!mayEditCompany(company.role)) return null
  return (
    <LinkButton href={paths.companyDetails(company.slug)} size="small">
      {t.companies.details.link}
    </LinkButton>
  )
}
