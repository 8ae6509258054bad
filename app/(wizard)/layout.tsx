import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { currentAccount } from '@/lib/auth/session'

// No title here: each step's form sets it, so that it can start with "Error:" without script too.
export const metadata = { robots: { index: false, follow: false } }

/** Work in steps, without the dashboard's navigation. */
export default async function WizardLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount()
  return <Document language={account?.language ?? 'en'}>{children}</Document>
}
