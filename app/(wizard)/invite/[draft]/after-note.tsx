import { HandoverDiagram } from '@/app/ui/handover-diagram'
import { SideNote } from '@/app/ui/side-note'
import type { KeptAccess } from '@/db/vocabulary'
import type { Dict } from '@/lib/words/words'

type AfterNoteProps = { t: Dict; kept: KeptAccess; client: string; children?: string }

/** Who owns, pays and works on what once the client has ordered. */
export function AfterNote({ t, kept, client, children }: AfterNoteProps) {
  const { after } = t.wizard
  return (
    <SideNote title={after.title}>
      <HandoverDiagram state="after" label={after.picture[kept]} words={t.developer.home.diagram} kept={kept} />
      <p>{after.role[kept](client)}</p>
      <p>{children ?? after.spared(client)}</p>
    </SideNote>
  )
}
