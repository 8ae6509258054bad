import type { FormState } from '@/lib/form-state'
import type { Stack } from '@/testing/stack'
import { post } from './posted-form'
import type { Answer } from './raw-request'

export type Fields = [name: string, value: string][]

/** How React names an action in a form without script, with the first of its arguments bound. */
export function namedBy(id: string): Fields {
  return [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
    ['$ACTION_1:1', '[{}]'],
    ['$ACTION_KEY', `k${id}`],
  ]
}

/** Posts straight to an action by its id, past every button: the way of a form without script. */
export function postAction(
  stack: Stack,
  { id, path, fields }: { id: string; path: string; fields: Fields },
  cookies: Record<string, string>,
): Promise<Answer> {
  return post(stack, { path, fields: [...namedBy(id), ...fields] }, cookies)
}

/** What an action answered its form, whatever page came with it; null where it led on instead, or was not reached. */
export function stateOf({ body }: Answer): FormState | null {
  const found = body.match(/push\(\[2,\[(\{.*?\}),"k/)?.[1]
  return found ? JSON.parse(found) : null
}
