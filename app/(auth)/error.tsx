'use client'

import { BrokenFrame } from '@/app/ui/broken-frame'
import { askAgain, brokenWords } from '@/app/ui/broken-words'
import { Button } from '@/app/ui/button'

/** What is shown when a page fails. The digest is the number that the log has too. */
export default function BrokenPage({ error }: { error: Error & { digest?: string } }) {
  const words = brokenWords(error)
  return (
    <BrokenFrame className="letter mx-auto max-w-[35rem] px-5 pt-4.5 pb-10">
      <main className="flow">
        <title>{words.title}</title>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        {error.digest ? <p className="text-muted">{words.requestId(error.digest)}</p> : null}
        <Button variant="primary" size="letter" onClick={askAgain}>
          {words.tryAgain}
        </Button>
      </main>
    </BrokenFrame>
  )
}
