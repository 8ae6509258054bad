import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { brandedTitles } from '@/app/brand/titles'
import { Document } from '@/app/ui/document'
import { loadStop } from './load'

export function generateMetadata(): Metadata {
  return { title: brandedTitles(), robots: { index: false } }
}

type Props = { params: Promise<{ invite: string; token: string }>; children: ReactNode }

export default async function StopLayout({ params, children }: Props) {
  const { invite, token } = await params
  const { language } = await loadStop(invite, token)
  return <Document language={language}>{children}</Document>
}
