import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { titleMark } from '@/lib/auth/refused'
import { operator } from '@/lib/operator'
import { loadOk, type OkParams } from './load'

type Props = { params: OkParams; children: ReactNode }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await loadOk(params)
  const title = { template: `${await titleMark(language)}%s`, default: operator().name }
  return { title, robots: { index: false } }
}

/** A root of its own: the language of the whole page is the Owner's. */
export default async function OkLayout({ params, children }: Props) {
  const { language } = await loadOk(params)
  return <Document language={language}>{children}</Document>
}
