import type { Metadata } from 'next'
import { LinkButton } from '@/app/ui/button'
import { Card } from '@/app/ui/card'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { nextOr, paths } from '@/lib/paths'
import { Frame } from '../../../../frame'
import { PaymentBanner } from '../../../../payment-banner'
import { saveContact } from '../actions'
import { ContactFields } from '../contact-fields'
import { ContactMargin } from './contact-margin'
import { HowPaid } from './how-paid'
import { type ContactProps, openContact } from './open-contact'

export async function generateMetadata(props: ContactProps): Promise<Metadata> {
  return { title: (await openContact(props)).t.billing.title }
}

/** Who pays, from what, and what is printed on the bills. Owners and Billing people only. */
export default async function ContactPage(props: ContactProps) {
  const me = await openContact(props)
  const { account, company, contact, t } = me
  const { billing: text } = t
  const { next: asked } = await props.searchParams
  const next = typeof asked === 'string' ? nextOr('', asked) : ''
  return (
    <Frame visitor={me} company={company} place="billing" aside={<ContactMargin visitor={me} contact={contact} />}>
      <PageHead
        title={text.title}
        lead={text.lead}
        actions={
          next ? (
            <LinkButton href={next} variant={contact.method ? 'primary' : 'secondary'}>
              {contact.method ? text.goOn : text.later}
            </LinkButton>
          ) : null
        }
      />
      <PaymentBanner
        visitor={me}
        company={company}
        trouble={contact.trouble ? [contact.trouble] : []}
        here={next || paths.contact(company.slug, contact.id)}
      />
      <Section title={text.how}>
        {contact.forClient && !contact.method && account.kind === 'developer' ? (
          <div className="mb-3">
            <Notice
              tone="info"
              title={text.ownCardTitle}
              actions={<a href={paths.helpWorking()}>{text.inviteInstead}</a>}
            >
              {text.ownCard}
            </Notice>
          </div>
        ) : null}
        <HowPaid visitor={me} contact={contact} next={next} />
        <p className="mt-2.5 text-small text-muted">{text.stripe}</p>
      </Section>
      <Section title={text.printedTitle}>
        <Card pad="normal">
          <ActionForm action={saveContact} words={t.common.form} id="details">
            <Hidden name="contactId" value={contact.id} />
            <Hidden name="next" value={next} />
            <ContactFields t={t} language={account.language} contact={contact} country={contact.address.country} />
            <div>
              <Submit busy={text.saving}>{text.save}</Submit>
            </div>
          </ActionForm>
        </Card>
      </Section>
      <p className="mt-6 text-small">
        <a href={paths.newContact(company.slug)}>{text.addAnother}</a>
      </p>
    </Frame>
  )
}
