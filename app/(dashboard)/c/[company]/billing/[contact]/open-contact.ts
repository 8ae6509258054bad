import { notFound } from 'next/navigation'
import { cache } from 'react'
import { contactAt } from '@/lib/billing/contacts'
import { paths } from '@/lib/paths'
import { companyVisitorWith } from '../../../../viewer'

export type ContactProps = {
  params: Promise<{ company: string; contact: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A Billing Contact and who looks at it; to whoever may not manage bills it does not exist. Once a request. */
export async function openContact({ params }: ContactProps) {
  const { company, contact } = await params
  return openOnce(company, contact)
}

const openOnce = cache(async (slug: string, contactId: string) => {
  const [me, contact] = await companyVisitorWith(slug, paths.contact(slug, contactId), (company) =>
    contactAt({ ...company, contactId }),
  )
  if (!contact) notFound()
  return { ...me, contact }
})
