import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { titleMark } from '@/lib/auth/refused'
import { operator } from '@/lib/operator'
import { loadTeamLink } from './load'

type Props = { params: Promise<{ token: string }>; children: ReactNode }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await loadTeamLink((await params).token)
  const title = { template: `${await titleMark(language)}%s`, default: operator().name }
  return { title, robots: { index: false } }
}

/** A root of its own: the language of the whole page follows the invitation. */
export default async function TeamLinkLayout({ params, children }: Props) {
  const { language } = await loadTeamLink((await params).token)
  return <Document language={language}>{children}</Document>
}
