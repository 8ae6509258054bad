import type { IncomingMessage } from 'node:http'
import { readForm } from '@/lib/auth/form'
import { TYPED_HEADER } from '@/lib/page-header'
import { forgetTyped, keepTyped } from '@/lib/typed-before'
import type { Exchange } from './say'

/** The hidden field by which a form says which one of its page it is. */
const SHOWN_BY = 'shownBy'

/**
 * A form that was drawn by another build and asks for an action this one does not have: instead of losing what was typed, its
 * page is drawn anew and told what it was. Only forms sent without script come here; with it, a form notices by itself and
 * is then sent in the same way. `isKnown` says whether this build has an action of that id.
 */
export async function renewForm({ request, response }: Exchange, isKnown: (id: string) => boolean): Promise<void> {
  const type = request.headers['content-type'] ?? ''
  if (request.method !== 'POST' || request.headers['next-action'] || !/^multipart\/form-data\b/i.test(type)) return
  const body = await peek(request)
  const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  const ids = form ? actionIds(form) : []
  if (!form || ids.length === 0 || ids.every(isKnown)) return
  const name = keepTyped({ form: String(form.get(SHOWN_BY) ?? ''), values: readForm(form).values })
  response.once('close', () => forgetTyped(name))
  request.method = 'GET'
  for (const header of ['content-type', 'content-length', 'origin']) delete request.headers[header]
  request.headers[TYPED_HEADER] = name
}

/** The whole body, which stays to be read again. */
async function peek(request: IncomingMessage): Promise<Buffer> {
  const length = Number(request.headers['content-length'])
  const pieces: Buffer[] = []
  let size = 0
  while (size < length) {
    const piece: Buffer | null = request.read()
    if (piece) {
      pieces.push(piece)
      size += piece.length
    } else if (!(await becomesReadable(request))) break
  }
  const body = Buffer.concat(pieces)
  if (body.length > 0 && !request.destroyed) request.unshift(body)
  return body
}

function becomesReadable(request: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = () => {
      for (const event of ['readable', 'end', 'close', 'error']) request.removeListener(event, settle)
      resolve(!request.readableEnded && !request.destroyed)
    }
    for (const event of ['readable', 'end', 'close', 'error']) request.once(event, settle)
  })
}

/** How React names the action of a form without script: by itself, or with arguments of its own. */
function actionIds(form: FormData): string[] {
  return [...form].flatMap(([name, value]) => {
    if (name.startsWith('$ACTION_ID_')) return [name.slice('$ACTION_ID_'.length)]
    const isNamed = /^\$ACTION_\d+:0$/.test(name) && typeof value === 'string'
    const id = isNamed ? value.match(/"id":"([^"]*)"/)?.[1] : undefined
    return id === undefined ? [] : [id]
  })
}
