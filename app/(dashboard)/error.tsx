'use client'

import { BrokenFrame } from '@/app/ui/broken-frame'
import { askAgain, brokenWords } from '@/app/ui/broken-words'
import { Button } from '@/app/ui/button'

/** What is shown when a page fails. The digest is the number that the log has too. */
export default function BrokenPage({ error }: { error: Error & { digest?: string } }) {
  const words = brokenWords(error)
  return (
    <BrokenFrame className="mx-auto max-w-160 px-4 pt-5 pb-10">
      <main>
        <title>{words.title}</title>
        <h1 className="mb-4">{words.title}</h1>
        <p className="mb-2 text-muted">{words.text}</p>
        {error.digest ? <p className="mb-6 text-muted">{words.requestId(error.digest)}</p> : null}
        <Button onClick={askAgain}>{words.tryAgain}</Button>
      </main>
    </BrokenFrame>
  )
}
