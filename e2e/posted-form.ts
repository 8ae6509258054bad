import type { Stack } from '@/testing/stack'
import { type Answer, ask } from './raw-request'

/** A form of ours as a browser without script would send it. */
export type PostedForm = { path: string; fields: [string, string][] }

/** The forms of a page as its reader gets them, with what a person would have typed. */
export async function formsOn(
  stack: Stack,
  cookies: Record<string, string>,
  path: string,
  typed: Record<string, string> = {},
): Promise<PostedForm[]> {
  const { body } = await ask(stack, path, { headers: { accept: 'text/html', ...cookies } })
  return [...body.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)]
    .map(([, inside]) => fieldsOf(inside ?? ''))
    .filter((fields) => fields.some(([name]) => name.startsWith('$ACTION')))
    .map((fields) => ({ path, fields: fields.map(([name, value]) => [name, typed[name] ?? value]) }))
}

/** Sends it with whatever cookies are given, to our own address and from our own page. */
export function post(stack: Stack, { path, fields }: PostedForm, headers: Record<string, string>): Promise<Answer> {
  const boundary = '----form-of-a-test'
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return ask(stack, path, {
    method: 'POST',
    headers: {
      accept: 'text/html',
      origin: stack.address,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
    body: `${parts.join('')}--${boundary}--\r\n`,
  })
}

function fieldsOf(html: string): [string, string][] {
  const controls = html.match(/<select\b[\s\S]*?<\/select>|<(?:input|textarea|button)\b[^>]*>/g) ?? []
  return controls
    .filter((control) => /^<[^>]*\sname="/.test(control))
    .filter((control) => !/^<input\b[^>]*type="(?:radio|checkbox)"/.test(control) || /\schecked=/.test(control))
    .map((control) => {
      const chosen = control.match(/<option\b[^>]*\sselected=[^>]*>/)?.[0] ?? control
      return [attribute(control, 'name'), attribute(chosen, 'value')]
    })
}

function attribute(tag: string, name: string): string {
  return readable(tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? '')
}

function readable(text: string): string {
  const signs: Record<string, string> = { quot: '"', '#x27': "'", lt: '<', gt: '>', amp: '&' }
  return text.replace(/&(quot|#x27|lt|gt|amp);/g, (_all, sign: string) => signs[sign] ?? '')
}
