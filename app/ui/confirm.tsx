'use client'

import { type ReactNode, useActionState, useId, useRef } from 'react'
import { Button, type ButtonLook, LinkButton } from './button'
import { FormId } from './form-id'
import type { FormAction } from './form-state'
import { Submit } from './form-submit'
import { HiddenFields } from './hidden-fields'
import { RefusalLine } from './refusal-line'
import { type Begun, KeptForm } from './sending'
import { useSendingWords } from './sending-context'

type ConfirmProps = Pick<ButtonLook, 'variant' | 'size' | 'icon'> & {
  /** A page that asks the same: where the trigger leads without script. */
  href: string
  trigger: ReactNode
  title: string
  children: ReactNode
  /** Repeats verb and object. */
  confirm: string
  busy: string
  /** The safe way out; it has the focus. */
  cancel: string
  action: FormAction
  /** Hidden values sent along. */
  fields?: Record<string, string>
}

/** Asks once more in a native dialog: focus, Esc and the page behind it are the browser's. */
export function Confirm(props: ConfirmProps) {
  return <KeptForm shownBy={props.href}>{(begun) => <BegunConfirm {...props} {...begun} />}</KeptForm>
}

function BegunConfirm(props: ConfirmProps & Begun) {
  const words = useSendingWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [state, dispatch] = useActionState(closeWhenDone(props.action, dialog), props.first)
  return (
    <>
      <LinkButton
        href={props.href}
        aria-haspopup="dialog"
        variant={props.variant}
        size={props.size}
        icon={props.icon}
        onClick={(event) => {
          event.preventDefault()
          dialog.current?.showModal()
        }}
      >
        {props.trigger}
      </LinkButton>
      {state.isRenewed ? <RefusalLine state={{ formError: words.pressAgain }} className="mt-1.5 text-small" /> : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc already closes it; the click is for the backdrop */}
      <dialog
        ref={dialog}
        role="alertdialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        className="dialog"
        onClick={(event) => {
          if (event.target === dialog.current) dialog.current?.close()
        }}
      >
        <h2 id={`${id}-title`}>{props.title}</h2>
        <div id={`${id}-text`} className="flow mt-2 text-dense text-muted">
          {props.children}
        </div>
        <RefusalLine state={state} className="mt-3" />
        <form action={dispatch} onSubmit={props.onSubmit} className="mt-5 flex flex-wrap justify-end gap-2.5">
          <FormId first={props.first} />
          <HiddenFields fields={{ ...props.fields, shownBy: props.shownBy }} />
          <Button autoFocus onClick={() => dialog.current?.close()}>
            {props.cancel}
          </Button>
          <Submit variant="danger" busy={props.busy}>
            {props.confirm}
          </Submit>
        </form>
      </dialog>
    </>
  )
}

/** A refusal stays readable in the dialog; everything else, a redirect included, closes it. */
function closeWhenDone(action: FormAction, dialog: { current: HTMLDialogElement | null }): FormAction {
  return async (previous, data) => {
    let refused = false
    try {
      const answer = await action(previous, data)
      refused = Boolean(answer.formError ?? answer.errors)
      return answer
    } finally {
      if (!refused) dialog.current?.close()
    }
  }
}
