import { expect, test } from 'vitest'
import { clock } from '@/lib/clock'
import { prepareEnvironment } from '@/testing/environment'
import { judgeAnswer } from './judge-answer'

prepareEnvironment()

const kindOf = (statusCode: number | null, name = 'application_error') => judgeAnswer({ statusCode, name }).kind

test('what is wrong with a mail is refused for good; an account and a service can be put right', () => {
  for (const status of [400, 422, 413]) expect(kindOf(status, 'validation_error'), String(status)).toBe('hopeless')
  expect(kindOf(409, 'invalid_idempotent_request')).toBe('hopeless')
  for (const status of [401, 403, 404, 408, 500, 502, 503, null]) {
    expect(kindOf(status), String(status)).toBe('try-again')
  }
  expect(kindOf(422, 'invalid_from_address')).toBe('try-again')
  expect(kindOf(409, 'concurrent_idempotent_requests')).toBe('try-again')
})

test('a service that is busy is asked again when it says, within an hour', () => {
  const after = (retryAfter?: string) => judgeAnswer({ statusCode: 429, name: 'rate_limit_exceeded', retryAfter })
  const inFive = new Date(clock.now().getTime() + 300_000).toUTCString()
  expect(after('7')).toMatchObject({ kind: 'come-back', afterSeconds: 7 })
  expect(after(inFive)).toMatchObject({ afterSeconds: expect.closeTo(300, -1) })
  expect(after()).toMatchObject({ afterSeconds: 60 })
  expect(after('soon')).toMatchObject({ afterSeconds: 60 })
  expect(after('-5')).toMatchObject({ afterSeconds: expect.any(Number) })
  expect(after('9999999')).toMatchObject({ afterSeconds: 3600 })
})

test('the reason holds no sentence of the service, which may quote the address', () => {
  expect(judgeAnswer({ statusCode: 422, name: 'Invalid kim@blumenhaus.example' }).reason).toBe(
    'mail service: 422 unknown',
  )
  expect(judgeAnswer({ statusCode: null, name: 'application_error' }).reason).toBe('mail service: no answer')
})
