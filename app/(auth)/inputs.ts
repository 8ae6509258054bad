import { z } from 'zod'
import { safeNext } from '@/lib/paths'

export const text = z.string().default('')
/** Where to go afterwards. */
export const next = z.string().optional().transform(safeNext)
