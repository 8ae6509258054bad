import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { FLASH_HEADER, OWN_HEADER, PAGE_HEADER, PEER_HEADER, TYPED_HEADER } from '@/lib/page-header'
import { prepareEnvironment } from '@/testing/environment'
import { isFromUs, setPrivateHeaders } from './private-headers'

prepareEnvironment()

function requestWith(headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request.headers, headers)
  return request
}

test('what only we may say is taken out of an arrival', () => {
  const forged = Object.fromEntries(
    [PEER_HEADER, OWN_HEADER, PAGE_HEADER, FLASH_HEADER, TYPED_HEADER].map((name) => [name, 'forged']),
  )
  const request = requestWith({ ...forged, host: 'LOCALHOST:3000', 'x-forwarded-for': '10.0.0.7' })
  expect(isFromUs(request)).toBe(false)
  setPrivateHeaders(request)
  expect(JSON.stringify(request.headers)).not.toContain('forged')
  expect(request.headers).toMatchObject({ host: 'localhost:3000', 'x-forwarded-for': '10.0.0.7' })
})

test('what comes back from ourselves is known by what went in', () => {
  const request = requestWith({})
  setPrivateHeaders(request)
  expect(isFromUs(requestWith({ ...request.headers } as Record<string, string>))).toBe(true)
})
