import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Checkbox, Field, Hidden, Submit } from '@/app/ui/form'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { together } from '@/db/prepared'
import { limitOf } from '@/lib/billing/limit-of'
import { monthlyCost } from '@/lib/billing/monthly-limit'
import { mayClose, mayEditCompany } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { Frame } from '../../../frame'
import { RolesMargin } from '../../../margins'
import { companyName, companyVisitor } from '../../../viewer'
import { changeSetting, rename } from './actions'
import { LimitForm } from './limit-form'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await open(params)).t.companies.details.title }
}

/** Name and settings of a Company, and the way to its end. Owners only. */
export default async function CompanyDetailsPage({ params }: Props) {
  const me = await open(params)
  const { account, company, t } = me
  const { details: text } = t.companies
  const [limit, { sum }] = await together([
    limitOf({ accountId: account.id, slug: company.slug }),
    monthlyCost(company.id, null),
  ])
  return (
    <Frame visitor={me} company={company} place="details" aside={<RolesMargin visitor={me} />}>
      <PageHead title={text.title} lead={<span className="wrap-anywhere">{text.lead(companyName(t, company))}</span>} />
      <Section title={text.nameTitle}>
        <ActionForm action={rename} words={t.common.form} id="rename" className="max-w-140">
          <Hidden name="companySlug" value={company.slug} />
          <Field
            name="name"
            label={text.name}
            hint={company.isPersonal ? text.personalHint : text.nameHint}
            defaultValue={company.isPersonal ? '' : company.name}
            autoComplete="off"
          />
          <div>
            <Submit busy={text.saving}>{text.saveName}</Submit>
          </div>
        </ActionForm>
      </Section>
      <Section title={text.settingTitle}>
        <ActionForm action={changeSetting} words={t.common.form} id="setting" className="max-w-140">
          <Hidden name="companySlug" value={company.slug} />
          <Checkbox
            name="adminsMayInviteClients"
            label={text.setting[account.kind]}
            hint={text.settingHint[account.kind]}
            defaultChecked={company.adminsMayInviteClients}
            optional
          />
          <div>
            <Submit variant="secondary" busy={text.saving}>
              {text.saveSetting}
            </Submit>
          </div>
        </ActionForm>
      </Section>
      <Section title={t.requests.limitTitle}>
        <LimitForm visitor={me} limit={limit ?? 0} cost={sum} />
      </Section>
      {mayClose(company.role) ? (
        <Section title={text.closeTitle}>
          <div className="grid max-w-140 justify-items-start gap-3">
            <p className="text-muted">{text.closeText}</p>
            <LinkButton href={paths.closeCompany(company.slug)} variant="danger">
              {text.close}
            </LinkButton>
          </div>
        </Section>
      ) : null}
    </Frame>
  )
}

async function open(params: Props['params']) {
  const { company: slug } = await params
  const me = await companyVisitor(slug, paths.companyDetails(slug))
  if (!mayEditCompany(me.company.role)) notFound()
  return me
}
