import { readerLanguage } from '@/lib/auth/language'
import NotFound from './(auth)/not-found'
import { Document } from './ui/document'

/** An address that no page has. */
export default async function GlobalNotFound() {
  return (
    <Document language={await readerLanguage()}>
      <NotFound />
    </Document>
  )
}
