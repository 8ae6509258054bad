import NotFound from './(auth)/not-found'
import { Document } from './ui/document'

/** An address that no page has. */
export default function GlobalNotFound() {
  return (
    <Document language="en">
      <NotFound />
    </Document>
  )
}
