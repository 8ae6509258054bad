import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { readerLanguage } from '@/lib/auth/language'
import { titleMark } from '@/lib/auth/refused'
import { operator } from '@/lib/operator'

export async function generateMetadata(): Promise<Metadata> {
  const { name } = operator()
  const mark = await titleMark(await readerLanguage())
  return { title: { template: `${mark}%s · ${name}`, default: name }, robots: { index: false, follow: false } }
}

/** The way in, for people we do not know yet. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  return <Document language={await readerLanguage()}>{children}</Document>
}
