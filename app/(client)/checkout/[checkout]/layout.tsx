import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { loadCheckout } from './load'

export const metadata = { robots: { index: false } }

type Props = { params: Promise<{ checkout: string }>; children: ReactNode }

export default async function CheckoutLayout({ params, children }: Props) {
  const { language } = await loadCheckout((await params).checkout)
  return <Document language={language}>{children}</Document>
}
