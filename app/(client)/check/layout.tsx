import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { readerLanguage } from '@/lib/auth/language'

export default async function CheckLayout({ children }: { children: ReactNode }) {
  return <Document language={await readerLanguage()}>{children}</Document>
}
