import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { Clock } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import type { WaitingRequest } from '@/lib/billing/view-request'
import { owns } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { appLabel, type CompanyVisitor } from '../../viewer'

type WaitingRequestsProps = { visitor: CompanyVisitor; requests: WaitingRequest[] }

/** What waits for an Owner's OK: to decide, or for Admins to see. Nothing where nothing waits. */
export function WaitingRequests({ visitor, requests }: WaitingRequestsProps) {
  const { company, t } = visitor
  const mayDecide = owns(company.role)
  return requests.map(({ id, name, planName: plan, askerName: asker }) => {
    const facts = { asker, site: appLabel(visitor, name), plan }
    return (
      <Notice
        key={id}
        tone="info"
        icon={<Icon of={Clock} size={20} />}
        title={
          <span className="wrap-anywhere">{mayDecide ? t.requests.notice(facts) : t.requests.ownNotice(facts)}</span>
        }
        actions={
          <LinkButton href={paths.planRequest(company.slug, id)} size="small">
            {mayDecide ? t.requests.decide : t.requests.see}
          </LinkButton>
        }
      />
    )
  })
}
