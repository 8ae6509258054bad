import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { readerLanguage } from '@/lib/auth/language'
import { words } from '@/lib/words/words'

const { productName } = words('en').common

export const metadata: Metadata = {
  title: { template: `%s · ${productName}`, default: productName },
  robots: { index: false, follow: false },
}

/** For people who work on the product itself; nothing here exists on a public address. */
export default async function DevLayout({ children }: { children: ReactNode }) {
  return <Document language={await readerLanguage()}>{children}</Document>
}
