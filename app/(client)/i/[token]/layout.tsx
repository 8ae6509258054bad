import type { ReactNode } from 'react'
import { loadOffer } from '@/app/(client)/load'
import { Document } from '@/app/ui/document'

export const metadata = { robots: { index: false } }

type Props = { params: Promise<{ token: string }>; children: ReactNode }

/** A root of its own: the language of the whole page follows the invitation. */
export default async function LinkLayout({ params, children }: Props) {
  const { language } = await loadOffer((await params).token)
  return <Document language={language}>{children}</Document>
}
