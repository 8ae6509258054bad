'use client'

import type { FocusEvent, KeyboardEvent, MouseEvent, ReactNode, ToggleEvent } from 'react'

type PopoverPanelProps = {
  id: string
  /** Where it stands: one of the fixed places in globals.css. */
  place: 'switcher' | 'menu' | 'account'
  children: ReactNode
}

/**
 * A native popover. The browser opens, closes and gives the focus back, with or without this script;
 * the script adds arrow keys, Home, End and first letters, and closes the panel when a link is followed.
 */
export function PopoverPanel({ id, place, children }: PopoverPanelProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls, these only help them
    <div
      id={id}
      popover="auto"
      className={`popover popover-${place}`}
      onToggle={focusCurrent}
      onKeyDown={moveFocus}
      onBlur={closeBehind}
      onClick={closeOnLink}
    >
      {children}
    </div>
  )
}

/** Where a list has one, it comes first and gets the focus. */
const FILTER = 'input[name="q"]'

function linksIn(panel: HTMLElement) {
  const all = panel.querySelectorAll<HTMLElement>(`a[href], button:not([disabled]), ${FILTER}`)
  return [...all].filter((link) => !link.closest('[hidden]'))
}

function focusCurrent(event: ToggleEvent<HTMLElement>) {
  if (event.newState !== 'open' || event.target !== event.currentTarget) return
  const panel = event.currentTarget
  // The browser opens first and tells later: whoever was quick has gone on from where the list begins.
  if (panel.contains(document.activeElement)) return
  const target = panel.querySelector<HTMLElement>(FILTER) ?? panel.querySelector<HTMLElement>('a[aria-current]')
  ;(target ?? linksIn(panel)[0])?.focus()
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (!event.currentTarget.matches(':popover-open')) return
  // In a field, letters, Home and End are the field's own.
  if (isTyping(event.target) && !/^Arrow(?:Up|Down)$/.test(event.key)) return
  const links = linksIn(event.currentTarget)
  const next = nextLink(event.key, links, links.indexOf(document.activeElement as HTMLElement))
  if (!next) return
  event.preventDefault()
  next.focus()
}

function isTyping(target: EventTarget) {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}

function nextLink(key: string, links: HTMLElement[], at: number) {
  if (key === 'ArrowDown') return links[(at + 1) % links.length]
  if (key === 'ArrowUp') return links.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return links[0]
  if (key === 'End') return links.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const after = [...links.slice(at + 1), ...links.slice(0, at + 1)]
  return after.find((link) => nameOf(link).startsWith(key.toLowerCase()))
}

/** The company's mark stands before its name and would double the first letter. */
function nameOf(link: HTMLElement) {
  return (link.dataset.name ?? link.textContent ?? '').trim().toLowerCase()
}

/** Going on with Tab leaves nothing open over what comes next. */
function closeBehind({ currentTarget: panel, relatedTarget: next }: FocusEvent<HTMLElement>) {
  if (!next || panel.contains(next) || !panel.matches(':popover-open')) return
  if (!isTriggerOf(panel, next)) panel.hidePopover()
}

function isTriggerOf(panel: HTMLElement, element: EventTarget) {
  return element instanceof HTMLButtonElement && element.popoverTargetElement === panel
}

function closeOnLink(event: MouseEvent<HTMLElement>) {
  const followed = event.target instanceof Element && event.target.closest('a[href]')
  if (followed) event.currentTarget.hidePopover?.()
}
