import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { loadConfirm, type NewsParams } from '@/app/(client)/news/load'
import { brandedTitles } from '@/app/brand/titles'
import { Document } from '@/app/ui/document'

export function generateMetadata(): Metadata {
  return { title: brandedTitles(), robots: { index: false } }
}

export default async function ConfirmLayout({ params, children }: { params: NewsParams; children: ReactNode }) {
  const { language } = await loadConfirm(params)
  return <Document language={language}>{children}</Document>
}
