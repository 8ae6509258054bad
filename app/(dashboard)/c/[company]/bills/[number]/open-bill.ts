import { notFound } from 'next/navigation'
import { cache } from 'react'
import { findBill } from '@/lib/billing/bills'
import { paths } from '@/lib/paths'
import { companyVisitorWith } from '../../../../viewer'

export type BillProps = { params: Promise<{ company: string; number: string }> }

/** A bill and who looks at it; once per request for title and page. Whoever may not read it gets what a stranger gets. */
export async function openBill(params: BillProps['params']) {
  const { company, number } = await params
  return opened(company, number)
}

const opened = cache(async (slug: string, number: string) => {
  const [me, bill] = await companyVisitorWith(slug, paths.bill(slug, number), (company) => findBill(company, number))
  if (!bill) notFound()
  return { me, bill }
})
