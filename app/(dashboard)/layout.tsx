import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { brandedTitles } from '@/app/brand/titles'
import { Document } from '@/app/ui/document'
import { pageLanguage } from '@/lib/auth/language'
import { titleMark } from '@/lib/auth/refused'

export async function generateMetadata(): Promise<Metadata> {
  const mark = await titleMark(await pageLanguage())
  return {
    title: brandedTitles(mark),
    robots: { index: false, follow: false },
  }
}

/** What signed-in people work with. Each page brings its frame, because the frame says where one is. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  return <Document language={await pageLanguage()}>{children}</Document>
}
