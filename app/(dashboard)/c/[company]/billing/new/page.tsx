import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { PageHead } from '@/app/ui/page-head'
import { countries } from '@/lib/billing/countries'
import { mayManageBilling } from '@/lib/company/roles'
import { operator } from '@/lib/operator'
import { nextOr, paths } from '@/lib/paths'
import { Frame } from '../../../../frame'
import { companyVisitor } from '../../../../viewer'
import { newContact } from '../actions'
import { ContactFields } from '../contact-fields'

type Props = {
  params: Promise<{ company: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await open(params)).t.billing.newTitle }
}

/** Who gets the bills, before it goes on to Stripe's page. */
export default async function NewContactPage({ params, searchParams }: Props) {
  const me = await open(params)
  const { account, company, t } = me
  const { billing: text } = t
  const { next: asked } = await searchParams
  const next = typeof asked === 'string' ? nextOr('', asked) : ''
  return (
    <Frame visitor={me} company={company} place="billing">
      <PageHead title={text.newTitle} lead={text.newLead} />
      <ActionForm action={newContact} words={t.common.form} className="max-w-140">
        <Hidden name="companySlug" value={company.slug} />
        <Hidden name="next" value={next} />
        <ContactFields
          t={t}
          language={account.language}
          countries={countries(account.language)}
          country={operator().address.country}
        />
        <p className="text-small text-muted">{text.stripe}</p>
        <FormActions back={<a href={next || paths.billing(company.slug)}>{t.common.cancel}</a>}>
          <Submit busy={text.newBusy}>{text.newSubmit}</Submit>
        </FormActions>
      </ActionForm>
    </Frame>
  )
}

async function open(params: Props['params']) {
  const { company: slug } = await params
  const me = await companyVisitor(slug, paths.newContact(slug))
  if (!mayManageBilling(me.company.role)) notFound()
  return me
}
