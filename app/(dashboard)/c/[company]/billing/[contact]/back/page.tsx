import type { Metadata } from 'next'
import { PageHead } from '@/app/ui/page-head'
import { PressForm } from '@/app/ui/press-form'
import { nextOr } from '@/lib/paths'
import { Frame } from '../../../../../frame'
import { backFromStripe } from '../../actions'
import { type ContactProps, openContact } from '../open-contact'
import { PressSoon } from './press-soon'

export async function generateMetadata(props: ContactProps): Promise<Metadata> {
  return { title: (await openContact(props)).t.billing.back.title }
}

/** Back from a page of Stripe's. Reading changes nothing: what was saved there is fetched by a press, with script at once. */
export default async function BackFromStripePage(props: ContactProps) {
  const me = await openContact(props)
  const { company, contact, t } = me
  const { back: text } = t.billing
  const { setup, next } = await props.searchParams
  const fields = {
    contactId: contact.id,
    setupId: typeof setup === 'string' ? setup : '',
    next: typeof next === 'string' ? nextOr('', next) : '',
  }
  return (
    <Frame visitor={me} company={company} place="billing">
      <PageHead title={text.title} lead={text.text} />
      <PressForm action={backFromStripe} fields={fields}>
        <PressSoon busy={text.busy}>{text.goOn}</PressSoon>
      </PressForm>
    </Frame>
  )
}
