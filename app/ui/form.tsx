'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { classNames } from './class-names'
import { FormContext, fieldId } from './form-context'
import { FormId } from './form-id'
import type { FormAction, FormState, FormWords } from './form-state'
import { Notice } from './notice'
import { type Begun, KeptForm } from './sending'
import { useSendingWords } from './sending-context'
import { SignInLink } from './sign-in-link'

// One place to import a form from; the parts live apart to stay short.
export { RadioCards, Segmented } from './form-choices'
export { Checkbox, Field, Hidden, Select, TextArea } from './form-fields'
export { Submit } from './form-submit'
export { Ticks } from './form-ticks'

type ActionFormProps = {
  action: FormAction
  words: FormWords
  children: ReactNode
  /** Also the prefix of the fields' ids: needed when a page has two forms with a field of the same name. */
  id?: string
  className?: string
  /** The page's title, where no layout can mark the one in its metadata (lib/auth/refused.ts). */
  title?: string
}

/**
 * The one form of the product. It keeps what was typed, lists every error above the fields and moves the focus there.
 * Works without script: the action then answers with the whole page.
 */
export function ActionForm(props: ActionFormProps) {
  return <KeptForm shownBy={props.id ?? 'f'}>{(begun) => <BegunForm {...props} {...begun} />}</KeptForm>
}

function BegunForm({
  action,
  words,
  children,
  id,
  className,
  title,
  shownBy,
  first,
  onSubmit,
}: ActionFormProps & Begun) {
  const [state, dispatch] = useActionState(action, first)
  const form = useRef<HTMLFormElement>(null)
  useFailureFocus(form, state, words)
  return (
    <FormContext value={{ state, words, prefix: shownBy }}>
      {title ? <title>{hasFailed(state) ? `${words.errorTitle} ${title}` : title}</title> : null}
      <form
        ref={form}
        id={id}
        action={dispatch}
        onSubmit={onSubmit}
        noValidate
        className={classNames('grid grid-cols-[minmax(0,1fr)] gap-5', className)}
      >
        <input type="hidden" name="shownIn" value={words.language} />
        <FormId first={first} />
        <input type="hidden" name="shownBy" value={shownBy} />
        <ErrorSummary state={state} words={words} prefix={shownBy} />
        <Renewed state={state} />
        <div role="status" className="rounded-card bg-accent-soft px-4 py-3 text-accent-ink empty:sr-only">
          {state.notice}
        </div>
        {children}
      </form>
    </FormContext>
  )
}

/** Read out and seen first: nobody expects their own page to have changed. */
function Renewed({ state }: { state: FormState }) {
  const words = useSendingWords()
  if (!state.isRenewed) return null
  return (
    <div role="alert">
      <Notice tone="info" title={words.renewedTitle}>
        {words.renewed}
      </Notice>
    </div>
  )
}

function hasFailed(state: FormState) {
  return Boolean(state.formError) || Object.keys(state.errors ?? {}).length > 0
}

function useFailureFocus(form: { current: HTMLFormElement | null }, state: FormState, words: FormWords) {
  useEffect(() => {
    if (!hasFailed(state) || !form.current) return
    for (const bad of form.current.querySelectorAll('[aria-invalid="true"]')) openAround(bad)
    form.current.querySelector<HTMLElement>('[data-error-summary]')?.focus()
    if (document.title.startsWith(words.errorTitle)) return
    document.title = `${words.errorTitle} ${document.title}`
    return () => {
      if (document.title.startsWith(words.errorTitle))
        document.title = document.title.slice(words.errorTitle.length).trim()
    }
  }, [form, state, words.errorTitle])
}

/** A field in a closed fold could neither be seen nor focused. */
function openAround(element: Element) {
  const fold = element.closest('details')
  if (fold) fold.open = true
}

function ErrorSummary({ state, words, prefix }: { state: FormState; words: FormWords; prefix: string }) {
  if (!hasFailed(state)) return null
  const errors = Object.entries(state.errors ?? {})
  const count = errors.length + (state.formError ? 1 : 0)
  const titleId = `${prefix}-summary`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; these are links
    <div
      role="group"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without script the browser brings the focus here, with it useFailureFocus does
      autoFocus
      aria-labelledby={titleId}
      data-error-summary=""
      className="rounded-card border-2 border-danger bg-surface px-4.5 py-3.5"
    >
      <h2 id={titleId} className="text-base">
        {count === 1 ? words.oneError : words.manyErrors.replace('{count}', String(count))}
      </h2>
      <ul className="list-disc pl-5 font-semibold text-danger">
        {state.formError ? (
          <li>
            {state.formError} <SignInLink state={state} />
          </li>
        ) : null}
        {errors.map(([name, message]) => (
          <li key={name}>
            <a
              href={`#${fieldId(prefix, name)}`}
              className="text-danger hover:text-danger"
              onClick={(event) => {
                const target = document.getElementById(fieldId(prefix, name))
                if (!target) return
                event.preventDefault()
                openAround(target)
                target.focus()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
