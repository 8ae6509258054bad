'use client'

import { Button } from '@/app/ui/button'
import { common } from '@/lib/words/en/common'

/** What is shown when a page fails. The digest is the number that the log has too. */
export default function BrokenPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { errors } = common
  return (
    <main className="mx-auto max-w-160 px-4 py-16">
      <title>{errors.brokenTitle}</title>
      <h1 className="mb-4">{errors.brokenTitle}</h1>
      <p className="mb-2 text-muted">{errors.brokenText}</p>
      {error.digest ? <p className="mb-6 text-muted">{errors.requestId(error.digest)}</p> : null}
      <Button onClick={reset}>{errors.tryAgain}</Button>
    </main>
  )
}
