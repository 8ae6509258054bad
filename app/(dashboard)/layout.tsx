import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Document } from '@/app/ui/document'
import { currentAccount } from '@/lib/auth/session'
import { words } from '@/lib/words/words'

const { productName } = words('en').common

export const metadata: Metadata = {
  title: { template: `%s · ${productName}`, default: productName },
  robots: { index: false, follow: false },
}

/** What signed-in people work with. Each page brings its frame, because the frame says where one is. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount()
  return <Document language={account?.language ?? 'en'}>{children}</Document>
}
