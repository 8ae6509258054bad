import type { Metadata } from 'next'
import { ActionForm, Field, RadioCards, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { PageHead } from '@/app/ui/page-head'
import { pageLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Frame } from '../../frame'
import { RolesMargin } from '../../margins'
import { visitor } from '../../viewer'
import { setUp } from '../actions'
import { ClientDetails } from './client-details'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).companies.setUp.title }
}

/** A further Company: for one's own work, or for a client whose business one manages. */
export default async function NewCompanyPage() {
  const me = await visitor(paths.newCompany())
  const { account, t } = me
  const { setUp: text } = t.companies
  return (
    <Frame visitor={me} place="companies" aside={<RolesMargin visitor={me} />}>
      <PageHead title={text.title} lead={text.lead} />
      <ActionForm action={setUp} words={t.common.form} className="group/purpose max-w-140">
        <Field name="name" label={text.name} hint={text.nameHint} autoComplete="off" />
        {account.kind === 'developer' ? (
          <>
            <RadioCards
              name="purpose"
              label={text.purpose}
              defaultValue="own"
              options={[
                { value: 'own', label: text.own, text: text.ownText },
                { value: 'client', label: text.client, text: text.clientText },
              ]}
            />
            <ClientDetails t={t} language={account.language} />
          </>
        ) : null}
        <FormActions back={<a href={paths.companies()}>{t.common.cancel}</a>}>
          <Submit busy={text.busy}>{text.submit}</Submit>
        </FormActions>
      </ActionForm>
    </Frame>
  )
}
