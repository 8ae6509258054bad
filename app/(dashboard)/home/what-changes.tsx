import type { ReactNode } from 'react'
import { Card } from '@/app/ui/card'
import { HandoverDiagram } from '@/app/ui/handover-diagram'
import { Section } from '@/app/ui/section'
import type { Dict } from '@/lib/words/words'

/** Before and after a hand-over, as two drawings. */
export function WhatChanges({ t, title, actions }: { t: Dict; title: string; actions?: ReactNode }) {
  const { home } = t.developer
  return (
    <Section title={title} actions={actions}>
      <div className="grid gap-4 md:grid-cols-2">
        <Card pad="normal">
          <figure>
            <figcaption className="text-small font-semibold text-muted">{home.before}</figcaption>
            <HandoverDiagram state="before" label={home.beforeText} words={home.diagram} />
          </figure>
        </Card>
        <Card pad="normal">
          <figure>
            <figcaption className="text-small font-semibold text-muted">{home.after}</figcaption>
            <HandoverDiagram state="after" label={home.afterText} words={home.diagram} />
          </figure>
        </Card>
      </div>
    </Section>
  )
}
