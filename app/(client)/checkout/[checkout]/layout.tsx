import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { titleMark } from '@/lib/auth/refused'
import { words } from '@/lib/words/words'
import { loadCheckout } from './load'

type Props = { params: Promise<{ checkout: string }>; children: ReactNode }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await loadCheckout((await params).checkout)
  // Without a title of its own is only the page for a Checkout that does not exist.
  const { notFoundTitle } = words(language).common.errors
  const title = { template: `${await titleMark(language)}%s`, default: notFoundTitle }
  return { title, robots: { index: false } }
}

export default async function CheckoutLayout({ params, children }: Props) {
  const { language } = await loadCheckout((await params).checkout)
  return <Document language={language}>{children}</Document>
}
