import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { readerLanguage } from '@/lib/auth/language'

export const metadata = { robots: { index: false } }

export default async function LegalLayout({ children }: { children: ReactNode }) {
  return <Document language={await readerLanguage()}>{children}</Document>
}
