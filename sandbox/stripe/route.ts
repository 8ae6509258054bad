import type { Shape } from './parameters'
import type { Store } from './store'
import type { Params } from './wire'

type Operation = (store: Store, params: Params, ids: string[], origin: string) => Promise<unknown>

/** An operation of the API. A `*` in the path stands for an id. */
export type Route = { method: string; path: string; shape: Shape; run: Operation }

/** What takes nothing. */
export const PLAIN: Shape = { expand: ['any'] }
