import { connect } from 'node:net'
import { formsOn, post } from '@/e2e/posted-form'
import { ask } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { sessionHeader } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'

const NAMED = { 'x-overto-own': 'x', 'x-overto-peer': '10.0.0.7', 'x-page': '//evil.example', 'x-flash': 'x' }

/** Sends bytes as they are and reads until the server closes. */
function speak(stack: Stack, text: string): Promise<string> {
  const { port } = new URL(stack.address)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
    let said = ''
    socket.on('data', (piece) => {
      said += piece
    })
    socket.once('error', reject)
    socket.once('close', () => resolve(said))
  })
}

test('a connection that asks to be upgraded is closed at once', async ({ stack }) => {
  const { host } = new URL(stack.address)
  const asking = `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`
  const answers = await Promise.all(Array.from({ length: 50 }, () => speak(stack, asking)))
  expect(answers.join('')).toBe('')
})

test('methods and targets of no page are refused as what they are', async ({ stack }) => {
  const { host } = new URL(stack.address)
  const line = async (first: string, more = '') =>
    (await speak(stack, `${first} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`)).split('\r\n', 1)[0]
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    expect(await line(`${method} /sign-in`), method).toContain(' 405 ')
  }
  expect(await line('GET *')).toContain(' 400 ')
  expect(await line('GET /sign-in%00')).toContain(' 400 ')
  expect(await line(`GET http://${host}/sign-in`)).toContain(' 200 ')
  expect(await line('GET http://evil.example/sign-in')).toContain(' 421 ')
  expect(await line('POST /sign-in', `Origin: ${stack.address}\r\nTransfer-Encoding: chunked\r\n`)).toContain(' 411 ')
  expect((await ask(stack, '/sign-in', { method: 'PUT' })).headers.allow).toBe('GET, HEAD, POST')
})

test('our own name is a name: case, port and last dot do not count; another name of this machine leads to it', async ({
  stack,
}) => {
  const { port } = new URL(stack.address)
  for (const host of [`LocalHost:${port}`, `localhost.:${port}`]) {
    expect((await ask(stack, '/sign-in', { headers: { host } })).status, host).toBe(200)
  }
  for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`, 'localhost']) {
    const { status, headers } = await ask(stack, '/sign-in?next=%2Fhome', { headers: { host } })
    expect([status, headers.location], host).toEqual([308, `${stack.address}/sign-in?next=%2Fhome`])
  }
})

test('nobody can say what only we say to ourselves', async ({ stack }) => {
  const { status, body } = await ask(stack, '/home', {
    headers: { accept: 'text/html', host: 'evil.example', ...NAMED },
  })
  expect([status, body]).toEqual([421, 'Misdirected Request\n'])
})

test('a wide honest form works, and one that is too large is told how much we take', async ({ stack, developer }) => {
  const cookies = await sessionHeader(developer.actor.accountId)
  const [form] = await formsOn(stack, cookies, paths.newCompany(), { name: 'Breit & Breiter' })
  if (!form) throw new Error('There is no form for a new company.')
  const ticks = Array.from({ length: 2000 }, (_none, index): [string, string] => ['apps', `app-${index}`])
  const wide = await post(stack, { ...form, fields: [...form.fields, ...ticks] }, cookies)
  expect(wide.status).toBeLessThan(400)
  const large = await post(
    stack,
    { ...form, fields: [...form.fields, ['note', 'a'.repeat(1_000_000)]] },
    { ...cookies, 'accept-language': 'de' },
  )
  expect(large.status).toBe(413)
  expect(large.body).toContain(words('de').away.large.text)
})

test('a form whose action is bound to nothing is refused, not broken', async ({ stack, developer }) => {
  const cookies = await sessionHeader(developer.actor.accountId)
  const [form] = await formsOn(stack, cookies, paths.newCompany(), { name: 'Gebunden' })
  if (!form) throw new Error('There is no form for a new company.')
  const fields = form.fields.map(([name, value]): [string, string] => [
    name,
    /^\$ACTION_\d+:0$/.test(name) ? value.replace(/"bound":"[^"]*"/, '"bound":null') : value,
  ])
  expect((await post(stack, { ...form, fields }, cookies)).status).toBeLessThan(500)
})
