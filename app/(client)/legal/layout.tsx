import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { brandedTitles } from '@/app/brand/titles'
import { Document } from '@/app/ui/document'
import { readerLanguage } from '@/lib/auth/language'

export function generateMetadata(): Metadata {
  return { title: brandedTitles(), robots: { index: false } }
}

export default async function LegalLayout({ children }: { children: ReactNode }) {
  return <Document language={await readerLanguage()}>{children}</Document>
}
