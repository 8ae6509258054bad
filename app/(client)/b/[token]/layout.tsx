import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { brandedTitles } from '@/app/brand/titles'
import { Document } from '@/app/ui/document'
import { loadBill } from './load'

export function generateMetadata(): Metadata {
  return { title: brandedTitles(), robots: { index: false } }
}

type Props = { params: Promise<{ token: string }>; children: ReactNode }

export default async function BillLayout({ params, children }: Props) {
  const { language } = await loadBill((await params).token)
  return <Document language={language}>{children}</Document>
}
