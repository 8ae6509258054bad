import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Frame } from '@/app/(dashboard)/frame'
import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form'
import { PressForm } from '@/app/ui/press-form'
import { offersSshKeys } from '@/lib/account/audience'
import { findSshKey } from '@/lib/account/queries'
import { paths } from '@/lib/paths'
import { removeKey } from '../../../actions'
import { visitorOffered } from '../../../offered'

type Props = { params: Promise<{ key: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { me } = await open(params)
  return { title: me.t.accountPages.keys.removeConfirm }
}

/** The dialog's question as a page, for whoever comes without script. */
export default async function RemoveKeyPage({ params }: Props) {
  const { me, key } = await open(params)
  const { keys: text } = me.t.accountPages
  return (
    <Frame visitor={me} place="keys">
      <div className="flow max-w-[36rem]">
        <h1 className="wrap-anywhere">{text.removeTitle(key.label)}</h1>
        <p className="font-mono text-small break-all">{key.fingerprint}</p>
        <p>{text.removeText}</p>
        <div className="flex flex-wrap items-start gap-2.5">
          <LinkButton href={paths.sshKeys()}>{text.keep}</LinkButton>
          <PressForm action={removeKey} fields={{ keyId: key.id }}>
            <Submit variant="danger" busy={text.removing}>
              {text.removeConfirm}
            </Submit>
          </PressForm>
        </div>
      </div>
    </Frame>
  )
}

async function open(params: Props['params']) {
  const { key: keyId } = await params
  const [me, key] = await visitorOffered(paths.removeSshKey(keyId), offersSshKeys, ({ id }) => findSshKey(id, keyId))
  if (!key) notFound()
  return { me, key }
}
