import type { Metadata } from 'next'
import { ActionForm, Field, Submit, TextArea } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { Margin } from '@/app/ui/split'
import { offersSshKeys } from '@/lib/account/audience'
import { sshKeysOf } from '@/lib/account/queries'
import { paths } from '@/lib/paths'
import { type Dict, words } from '@/lib/words/words'
import { Frame } from '../../frame'
import { addKey } from '../actions'
import { accountOffered, visitorOffered } from '../offered'
import { KeysTable } from './keys-table'

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await accountOffered(paths.sshKeys(), offersSshKeys)
  return { title: words(language).accountPages.keys.title }
}

/** A developer's public keys. To a client this page does not exist. */
export default async function SshKeysPage() {
  const [me, keys] = await visitorOffered(paths.sshKeys(), offersSshKeys, ({ id }) => sshKeysOf(id))
  const { t } = me
  const { keys: text } = t.accountPages
  return (
    <Frame visitor={me} place="keys" aside={<WhereItIs text={text} />}>
      <PageHead title={text.title} lead={text.lead} />
      <KeysTable visitor={me} keys={keys} />
      <Section title={text.addTitle}>
        <ActionForm action={addKey} words={t.common.form} className="max-w-160">
          <TextArea
            name="publicKey"
            label={text.publicKey}
            hint={text.publicKeyHint}
            rows={5}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono text-small break-all"
          />
          <Field name="label" label={text.labelField} hint={text.labelHint} optional autoComplete="off" />
          <FormActions>
            <Submit busy={text.adding}>{text.add}</Submit>
          </FormActions>
        </ActionForm>
      </Section>
    </Frame>
  )
}

/** How one comes by a key, in lines for a terminal. */
function WhereItIs({ text }: { text: Dict['accountPages']['keys'] }) {
  return (
    <Margin title={text.findTitle}>
      <p className="text-small text-muted">{text.findText}</p>
      <code className="font-mono text-note wrap-anywhere">cat ~/.ssh/id_ed25519.pub</code>
      <p className="text-small text-muted">{text.makeText}</p>
      <code className="font-mono text-note wrap-anywhere">ssh-keygen -t ed25519</code>
    </Margin>
  )
}
