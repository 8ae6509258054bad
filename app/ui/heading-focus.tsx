'use client'

import { useLayoutEffect, useState, useSyncExternalStore } from 'react'

/**
 * Where one is, for whoever cannot see it: when a page is drawn by script, or what had the focus goes away, or another heading
 * takes the place of the old one, the focus goes to the error summary or the heading. A page loaded as a whole starts at its
 * top, as the browser has it.
 */
export function HeadingFocus() {
  const byScript = useSyncExternalStore(never, isInBrowser, isOnServer)
  const [arrivedByScript] = useState(byScript)
  useLayoutEffect(() => {
    // Next scrolls here, and the browser when going back.
    if (arrivedByScript) land({ preventScroll: true })
    return watch()
  }, [arrivedByScript])
  return null
}

// While the server's page is taken over, React asks for the server's answer first.
const never = () => () => undefined
const isInBrowser = () => true
const isOnServer = () => false

function watch(): () => void {
  let heading = document.querySelector('h1')
  let focused = document.activeElement
  const follow = () => {
    focused = document.activeElement
  }
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body) return
    const current = document.querySelector('h1')
    if (current === heading && focused?.isConnected) return
    heading = current
    focused = document.body
    land()
  })
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener('focusin', follow)
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', follow)
  }
}

function land(options?: FocusOptions): void {
  const target = document.querySelector<HTMLElement>('[data-error-summary], h1')
  if (!target) return
  target.tabIndex = -1
  target.focus(options)
}
