import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { readerLanguage } from '@/lib/auth/language'
import { operator } from '@/lib/operator'

export function generateMetadata(): Metadata {
  const { name } = operator()
  return { title: { template: `%s · ${name}`, default: name } }
}

export default async function HelpLayout({ children }: { children: ReactNode }) {
  return <Document language={await readerLanguage()}>{children}</Document>
}
