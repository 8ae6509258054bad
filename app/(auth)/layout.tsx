import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { operator } from '@/lib/operator'

export function generateMetadata(): Metadata {
  const { name } = operator()
  return { title: { template: `%s · ${name}`, default: name }, robots: { index: false, follow: false } }
}

/** The way in, for people we do not know yet: in the language of the operator's pages. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <Document language="en">{children}</Document>
}
