import { z } from 'zod'
import { safeNext } from '@/lib/paths'

export const text = z.string().default('')
/** Where to go afterwards. */
export const next = z.string().optional().transform(safeNext)
/** A 6-digit code as it was typed, with or without spaces. */
export const code = z
  .string()
  .default('')
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'wrong-code'))
