import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { brandedTitles } from '@/app/brand/titles'
import { Document } from '@/app/ui/document'
import { readerLanguage } from '@/lib/auth/language'
import { titleMark } from '@/lib/auth/refused'

export async function generateMetadata(): Promise<Metadata> {
  const mark = await titleMark(await readerLanguage())
  return { title: brandedTitles(mark), robots: { index: false, follow: false } }
}

/** The way in, for people we do not know yet. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  return <Document language={await readerLanguage()}>{children}</Document>
}
