'use client'

import { Button } from '@/app/ui/button'
import { common } from '@/lib/words/en/common'

/** What is shown when a page fails. The digest is the number that the log has too. */
export default function BrokenPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { errors } = common
  return (
    <main className="letter flow mx-auto max-w-[35rem] px-5 py-10">
      <title>{errors.brokenTitle}</title>
      <h1>{errors.brokenTitle}</h1>
      <p>{errors.brokenText}</p>
      {error.digest ? <p className="text-muted">{errors.requestId(error.digest)}</p> : null}
      <Button variant="primary" size="letter" onClick={reset}>
        {errors.tryAgain}
      </Button>
    </main>
  )
}
