import type { Mail } from '@/emails/catalogue'

export type Attachment = { filename: string; content: string }

/** A mail ready to be drawn, or why what it announces is not true any more. */
export type Composed = { to: string; mail: Mail; attachments?: Attachment[] } | { skipped: string }
