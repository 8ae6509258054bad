import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { loadStop } from './load'

export const metadata = { robots: { index: false } }

type Props = { params: Promise<{ invite: string; token: string }>; children: ReactNode }

export default async function StopLayout({ params, children }: Props) {
  const { invite, token } = await params
  const { language } = await loadStop(invite, token)
  return <Document language={language}>{children}</Document>
}
