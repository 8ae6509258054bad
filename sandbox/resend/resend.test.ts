import { Resend } from 'resend'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { postJson, startTestStack, type TestStack } from '../test-stack'

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack()
})
afterAll(() => stack?.stop())

const resend = () => new Resend('re_test', { baseUrl: stack.resendOrigin() })
const mail = (to: string, subject = 'Your App is ready') => ({
  from: 'Overto <hello@overto.test>',
  to,
  subject,
  html: '<html><head><title>x</title></head><body><a href="http://localhost:3000/i/abc">Open</a></body></html>',
  text: 'Open http://localhost:3000/i/abc',
})
const kept = async (to: string) =>
  (await fetch(`${stack.resendOrigin()}/_control/emails?to=${encodeURIComponent(to)}`)).json()

it('keeps a mail once per key and counts the attempts', async () => {
  const options = { idempotencyKey: 'outbox-1' }
  const first = await resend().emails.send(mail('kim@client.test'), options)
  const second = await resend().emails.send(mail('kim@client.test'), options)
  expect(first.data?.id).toBeTruthy()
  expect(second.data?.id).toBe(first.data?.id)
  const mails = await kept('KIM@client.test')
  expect(mails).toMatchObject([{ id: first.data?.id, idempotencyKey: 'outbox-1', attempts: 2 }])
  expect(mails[0].body).toMatchObject({ to: 'kim@client.test', text: 'Open http://localhost:3000/i/abc' })
  const other = await resend().emails.send(mail('kim@client.test', 'Other'), options)
  expect(other.error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })
})

it('keeps the mail when the answer is lost', async () => {
  await postJson(`${stack.resendOrigin()}/_control`, { fail: { path: '/emails', kind: 'timeout-after-commit' } })
  const options = { idempotencyKey: 'outbox-2' }
  expect((await resend().emails.send(mail('lost@client.test'), options)).error).toBeTruthy()
  expect((await resend().emails.send(mail('lost@client.test'), options)).data?.id).toBeTruthy()
  expect(await kept('lost@client.test')).toMatchObject([{ attempts: 2 }])
})

it('answers with Resend’s errors', async () => {
  const unsigned = await fetch(`${stack.resendOrigin()}/emails`, { method: 'POST', body: '{}' })
  expect(unsigned.status).toBe(401)
  expect(await unsigned.json()).toMatchObject({ name: 'missing_api_key' })
  expect((await resend().emails.get('no')).error).toMatchObject({ name: 'not_found' })
  await postJson(`${stack.resendOrigin()}/_control`, { fail: { path: '/emails', kind: '429' } })
  expect((await resend().emails.send(mail('x@client.test'))).error).toMatchObject({ name: 'rate_limit_exceeded' })
})

it('answers a kept mail', async () => {
  const { data } = await resend().emails.send(mail('read@client.test'))
  const read = await resend().emails.get(data?.id ?? '')
  expect(read.data).toMatchObject({ id: data?.id, to: ['read@client.test'], subject: 'Your App is ready' })
})

it('shows an inbox: list, filter, mail, HTML, text and attachments', async () => {
  const origin = stack.resendOrigin()
  const attachments = [{ filename: 'terms.md', content: Buffer.from('# Terms').toString('base64') }]
  const { data } = await resend().emails.send({ ...mail('Petra <petra@client.test>', '<i>Hi</i>'), attachments })
  const read = async (path: string) => (await fetch(origin + path)).text()
  expect(await read('/')).toContain('&lt;i&gt;Hi&lt;/i&gt;')
  expect(await read('/?to=petra@client.test')).toContain(`/mail/${data?.id}`)
  expect(await read('/?to=nobody@client.test')).toContain('No mail yet')
  expect(await read(`/mail/${data?.id}`)).toContain('terms.md')
  expect(await read(`/mail/${data?.id}/attachments/0`)).toBe('# Terms')
  expect(await read(`/mail/${data?.id}/html`)).toContain('<base target="_top">')
  expect(await read(`/mail/${data?.id}/text`)).toBe('Open http://localhost:3000/i/abc')
  expect((await kept('petra@client.test'))[0].body.attachments).toMatchObject([{ filename: 'terms.md' }])
})
