'use client'

import { createContext, type ReactNode, useContext } from 'react'

type Sending = {
  /** What was typed into a form of this page before an update changed the page. */
  typed?: { form: string; values: Record<string, string> } | undefined
  words: { renewedTitle: string; renewed: string; pressAgain: string; notSent: string }
}

const NOTHING = { words: { renewedTitle: '', renewed: '', pressAgain: '', notSent: '' } }
export const SendingContext = createContext<Sending>(NOTHING)

/** Around every page: what its forms need to know of sending. */
export function SendingProvider({ sending, children }: { sending: Sending; children: ReactNode }) {
  return <SendingContext value={sending}>{children}</SendingContext>
}

export function useSendingWords() {
  return useContext(SendingContext).words
}
