import type { MailKind, MailProps } from './catalogue'

/** A kind without a sample fails the type check. */
export type Variants = { [Kind in MailKind]: Record<string, MailProps[Kind]> & { usual: MailProps[Kind] } }
