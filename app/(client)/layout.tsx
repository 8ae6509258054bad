import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'

export const metadata = { robots: { index: false } }

export default function ClientLayout({ children }: { children: ReactNode }) {
  return <Document language="en">{children}</Document>
}
