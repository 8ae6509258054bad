import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { brandedTitles } from '@/app/brand/titles'
import { Document } from '@/app/ui/document'
import { readerLanguage } from '@/lib/auth/language'

export function generateMetadata(): Metadata {
  return { title: brandedTitles(), robots: { index: false, follow: false } }
}

/** For people who work on the product itself; nothing here exists on a public address. */
export default async function DevLayout({ children }: { children: ReactNode }) {
  return <Document language={await readerLanguage()}>{children}</Document>
}
