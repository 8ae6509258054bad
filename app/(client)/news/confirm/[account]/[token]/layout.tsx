import type { ReactNode } from 'react'
import { loadConfirm, type NewsParams } from '@/app/(client)/news/load'
import { Document } from '@/app/ui/document'

export const metadata = { robots: { index: false } }

export default async function ConfirmLayout({ params, children }: { params: NewsParams; children: ReactNode }) {
  const { language } = await loadConfirm(params)
  return <Document language={language}>{children}</Document>
}
