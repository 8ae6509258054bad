import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isPackable, packingFor, packQuickly, packThoroughly } from './packing'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['br;q=0.000, gzip;q=0', null],
  ['deflate', null],
  ['identity', null],
  ['*', null],
  ['', null],
  [undefined, null],
])('an Accept-Encoding of %s gets %s', (accepted, packing) => {
  expect(packingFor(accepted)).toBe(packing)
})

test('texts are packed, pictures and films are not', () => {
  for (const type of [
    'text/html; charset=utf-8',
    'text/x-component',
    'application/json',
    'image/svg+xml',
    'text/csv',
  ]) {
    expect(isPackable(type), type).toBe(true)
  }
  for (const type of ['image/png', 'video/mp4', 'font/woff2', 'application/pdf', undefined]) {
    expect(isPackable(type), type).toBe(false)
  }
})

test('what is packed is unpacked to the same', () => {
  const body = Buffer.from('Übergabe an Kim. '.repeat(500))
  for (const pack of [packQuickly, packThoroughly]) {
    expect(brotliDecompressSync(pack(body, 'br')).equals(body)).toBe(true)
    expect(gunzipSync(pack(body, 'gzip')).equals(body)).toBe(true)
  }
})
