import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { pageLanguage } from '@/lib/auth/language'
import { titleMark } from '@/lib/auth/refused'
import { words } from '@/lib/words/words'

// The product's name is the same in every language.
const { productName } = words('en').common

export async function generateMetadata(): Promise<Metadata> {
  const mark = await titleMark(await pageLanguage())
  return {
    title: { template: `${mark}%s · ${productName}`, default: productName },
    robots: { index: false, follow: false },
  }
}

/** What signed-in people work with. Each page brings its frame, because the frame says where one is. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  return <Document language={await pageLanguage()}>{children}</Document>
}
