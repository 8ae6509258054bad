import { expect, test } from 'vitest'
import { deviceName } from './device'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  ['Firefox, Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'],
  ['Firefox, Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'],
  ['Firefox, iPhone', `${IPHONE} FxiOS/133.0 Mobile/15E148 Safari/605.1.15`],
  ['Chrome, Windows', `${WINDOWS} ${WEBKIT} Chrome/131.0.0.0 Safari/537.36`],
  ['Chrome, Mac', `${MAC} ${WEBKIT} Chrome/131.0.0.0 Safari/537.36`],
  ['Chrome, Linux', `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/131.0.0.0 Safari/537.36`],
  ['Chrome, Chromebook', `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/131.0.0.0 Safari/537.36`],
  ['Chrome, Android', `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/131.0.0.0 Mobile Safari/537.36`],
  ['Chrome, iPhone', `${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`],
  ['Edge, Windows', `${WINDOWS} ${WEBKIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`],
  [
    'Edge, Android',
    `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0`,
  ],
  ['Opera, Windows', `${WINDOWS} ${WEBKIT} Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0`],
  [
    'Samsung Internet, Android',
    `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
  ],
  ['Vivaldi, Linux', `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/130.0.0.0 Safari/537.36 Vivaldi/7.0.3495.11`],
  ['DuckDuckGo, Mac', `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15 Ddg/18.1`],
  ['Safari, Mac', `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15`],
  ['Safari, iPhone', `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`],
  [
    'Safari, iPad',
    'Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 Version/17.6 Mobile/15E148 Safari/604.1',
  ],
  ['Windows', WINDOWS],
  ['Firefox', 'Firefox/133.0'],
  ['', 'curl/8.5.0'],
  ['', ''],
  ['', '<script>alert(1)</script>'],
])('%s', (name, userAgent) => {
  expect(deviceName(userAgent)).toBe(name)
})

test('no browser can put words of its own into the name, or hold us up', () => {
  const long = `Firefox/1 (Windows; win a prize at evil.example) ${'Version/1 '.repeat(20_000)}`
  expect(deviceName(long)).toBe('Firefox, Windows')
  const slow = `${'Version/1 '.repeat(20_000)}`
  const start = performance.now()
  expect(deviceName(slow)).toBe('')
  expect(performance.now() - start).toBeLessThan(500)
})
