import type { Clock } from '../clock'
import type { Database } from '../database'
import { createFaults, type Faults } from '../faults'
import { ConnectionLost, type Handler, jsonResponse } from '../http'
import { styleResponse } from '../style'
import { inboxPage, mailAttachment, mailHtml, mailPage, mailText, missingPage } from './inbox-pages'
import { addresses, findMail, keepMail, listMails, type Mail } from './mails'

type Mailroom = { sql: Database; clock: Clock; faults: Faults }

/** Resend's two calls for mails, an inbox to read them in, and a control for tests. */
export function resendApp(sql: Database, clock: Clock): Handler {
  const room: Mailroom = { sql, clock, faults: createFaults() }
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/style.css') return styleResponse()
    if (pathname.startsWith('/_control')) return answerControl(room, request)
    if (pathname.startsWith('/emails')) return answerApi(room, request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return failure(404, 'not_found', 'Unknown operation.')
    return answerPage(room, request)
  }
}

async function answerApi(room: Mailroom, request: Request): Promise<Response> {
  if (!request.headers.get('authorization')?.startsWith('Bearer ')) {
    return failure(401, 'missing_api_key', 'Missing API key in the authorization header.')
  }
  const { pathname } = new URL(request.url)
  if (pathname === '/emails' && request.method === 'POST') return sendMail(room, request)
  const id = /^\/emails\/([^/]+)$/.exec(pathname)?.[1]
  const mail = id && request.method === 'GET' ? await findMail(room.sql, id) : undefined
  return mail ? jsonResponse(asEmail(mail)) : failure(404, 'not_found', 'Email not found')
}

async function sendMail(room: Mailroom, request: Request): Promise<Response> {
  const fault = await room.faults.take('POST', '/emails')
  if (fault === 'drop-before') throw new ConnectionLost()
  if (fault === '429') return failure(429, 'rate_limit_exceeded', 'Too many requests.', { 'retry-after': '90' })
  if (fault === '500' || fault === '503') return failure(Number(fault), 'application_error', 'Something went wrong.')
  const text = await request.text()
  const problem = fault === '422' ? 'Invalid `to` field.' : checkMail(text)
  if (problem) return failure(422, 'validation_error', problem)
  const key = request.headers.get('idempotency-key')
  const kept = await keepMail(room.sql, key, text, new Date(room.clock.milliseconds()))
  if (fault === 'timeout-after-commit') throw new ConnectionLost()
  if (kept.kind === 'kept') return jsonResponse({ id: kept.id })
  const message = 'This idempotency key has been used with a different request body.'
  return failure(409, 'invalid_idempotent_request', message)
}

function checkMail(text: string): string | undefined {
  try {
    const mail: unknown = JSON.parse(text)
    if (mail === null || typeof mail !== 'object') return 'The body must be an object.'
    const missing = ['from', 'to', 'subject'].find((name) => !(name in mail))
    return missing ? `Missing \`${missing}\` field.` : undefined
  } catch {
    return 'The body must be JSON.'
  }
}

function asEmail({ id, body, at }: Mail) {
  return {
    object: 'email',
    id,
    from: body.from,
    to: addresses(body.to),
    created_at: at.toISOString(),
    subject: body.subject,
    html: body.html ?? null,
    text: body.text ?? null,
    bcc: addresses(body.bcc),
    cc: addresses(body.cc),
    reply_to: addresses(body.reply_to),
    last_event: 'delivered',
  }
}

async function answerControl(room: Mailroom, request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (url.pathname === '/_control/emails') return jsonResponse(await listMails(room.sql, url.searchParams.get('to')))
  if (request.method !== 'POST') return jsonResponse({ faults: room.faults.list() })
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return jsonResponse({ error: 'content-type: application/json' }, 415)
  }
  try {
    const order = (await request.json()) as { fail?: unknown }
    if (order.fail === null) room.faults.clear()
    if (order.fail) room.faults.add(order.fail)
  } catch (error) {
    return jsonResponse({ error: String(error) }, 400)
  }
  return jsonResponse({ faults: room.faults.list() })
}

async function answerPage(room: Mailroom, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const to = url.searchParams.get('to')
  if (url.pathname === '/') return inboxPage(await listMails(room.sql, to), to ?? '')
  const [, id, part, index] = /^\/mail\/([^/]+)(\/html|\/text|\/attachments\/(\d+))?$/.exec(url.pathname) ?? []
  const mail = id ? await findMail(room.sql, id) : undefined
  if (!mail) return missingPage()
  if (index) return mailAttachment(mail, Number(index))
  if (part === '/html') return mailHtml(mail)
  return part === '/text' ? mailText(mail) : mailPage(mail)
}

function failure(statusCode: number, name: string, message: string, headers: Record<string, string> = {}): Response {
  return jsonResponse({ statusCode, name, message }, statusCode, headers)
}
