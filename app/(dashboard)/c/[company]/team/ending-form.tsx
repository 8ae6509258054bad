import type { ReactNode } from 'react'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, RadioCards, Submit } from '@/app/ui/form'
import { FormGate } from '@/app/ui/form-gate'
import type { FormAction } from '@/app/ui/form-state'
import type { InviteFate } from '@/db/vocabulary'
import { isFresh } from '@/lib/auth/fresh'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../viewer'

type EndingFormProps = {
  visitor: CompanyVisitor
  /** This page, to come back to after showing who it is. */
  here: string
  action: FormAction
  fields: Record<string, string>
  /** The safe way out stands first; the other one repeats verb and object. */
  keep: { href: string; label: string }
  confirm: { label: string; busy: string }
  children?: ReactNode
}

/** The end of a page that asks before something ends. Who has not shown lately who they are is asked to do so first. */
export function EndingForm({ visitor, here, action, fields, keep, confirm, children }: EndingFormProps) {
  const { account, t } = visitor
  const w = t.team.leaving
  const stay = (
    <LinkButton href={keep.href} className="wrap-anywhere">
      {keep.label}
    </LinkButton>
  )
  const prove = (
    <>
      <p>{w.confirmFirst}</p>
      <p className="flex flex-wrap gap-2.5">
        {stay}
        <LinkButton variant="primary" href={paths.confirm(here)}>
          {w.goConfirm}
        </LinkButton>
      </p>
    </>
  )
  return (
    <ActionForm action={action} words={t.common.form} className="border-t border-line pt-5">
      {Object.entries(fields).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <FormGate isOpen={isFresh(account)} first={prove}>
        {children}
        <p className="flex flex-wrap gap-2.5">
          {stay}
          <Submit variant="danger" busy={confirm.busy} className="wrap-anywhere">
            {confirm.label}
          </Submit>
        </p>
      </FormGate>
    </ActionForm>
  )
}

type FateProps = { label: string; first: InviteFate; passOn: string | null; withdraw: string }

/** What becomes of open invitations; no question where nobody could take them over. */
export function FateChoice({ label, first, passOn, withdraw }: FateProps) {
  if (!passOn) return null
  const options = [
    { value: 'pass-on', label: passOn },
    { value: 'withdraw', label: withdraw },
  ]
  return <RadioCards name="fate" label={label} defaultValue={first} options={options} />
}

/** A few sentences under a heading; left out where there is nothing to say. */
export function Sentences({ title, lines }: { title: string; lines: readonly (string | null)[] }) {
  const said = lines.filter((line): line is string => line !== null)
  if (said.length === 0) return null
  return (
    <section>
      <h2 className="wrap-anywhere">{title}</h2>
      {said.map((line) => (
        <p key={line} className="mt-1 wrap-anywhere">
          {line}
        </p>
      ))}
    </section>
  )
}
