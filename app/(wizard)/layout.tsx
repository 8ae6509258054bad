import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { pageLanguage } from '@/lib/auth/language'

// No title here: each step's form sets it, so that it can start with "Error:" without script too.
export const metadata = { robots: { index: false, follow: false } }

/** Work in steps, without the dashboard's navigation. */
export default async function WizardLayout({ children }: { children: ReactNode }) {
  return <Document language={await pageLanguage()}>{children}</Document>
}
