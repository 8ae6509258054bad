import type { MailKind } from '@/db/promises'
import type { Language } from '@/db/vocabulary'
import type { Mail, MailProps } from '@/emails/catalogue'
import type { Job } from '@/lib/kernel/jobs'

export type Attachment = { filename: string; content: string }
type Skipped = { skipped: string }

/** What a kind of mail says and to whom, or why what it announces is not true any more. */
export type Filled<Kind extends MailKind> =
  | { to: string; language: Language; props: MailProps[Kind]; attachments?: Attachment[] }
  | Skipped

/** How each kind of mail is filled from the database. */
export type Composers = { [Kind in MailKind]: (job: Job<Kind>) => Promise<Filled<Kind>> }

/** A mail ready to be drawn, or why not. */
export type Composed<Kind extends MailKind = MailKind> =
  | { to: string; mail: Mail<Kind>; attachments?: Attachment[] }
  | Skipped
