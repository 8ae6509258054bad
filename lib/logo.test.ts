import { expect, test } from 'vitest'
import { MOST_LOGO_BYTES, readLogo } from './logo'

const svg = (inside: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`)
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

test('a drawing and a PNG are logos of their type', () => {
  const drawing = svg('<defs><path id="a" d="M0 0h9"/></defs><use href="#a" fill="url(#b)"/>')
  expect(readLogo('logo.svg', drawing)).toEqual({ file: 'logo.svg', type: 'image/svg+xml', bytes: drawing })
  expect(readLogo('logo.png', PNG)).toEqual({ file: 'logo.png', type: 'image/png', bytes: PNG })
})

test.each([
  ['a script', '<script>alert(1)</script>', 'script'],
  ['a script under a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>', 'script'],
  ['an event handler', '<path d="M0 0" onload="alert(1)"/>', 'event handler'],
  ['a page inside', '<foreignObject><p/></foreignObject>', 'document of another kind'],
  ['a link that runs', '<a href="javascript:alert(1)"/>', 'outside'],
  ['a picture from elsewhere', '<image xlink:href="https://evil.example/a.png"/>', 'outside'],
  ['styles from elsewhere', '<style>@import "https://evil.example/a.css";</style>', 'outside'],
  ['a fill from elsewhere', '<path fill="url(https://evil.example/a.svg#b)"/>', 'outside'],
])('a drawing with %s is refused', (_what, inside, said) => {
  expect(readLogo('logo.svg', svg(inside))).toEqual({ fault: expect.stringContaining(said) })
})

test('entities, another kind of file under a picture’s name, and a picture that is too large are refused', () => {
  const entities = Buffer.concat([Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]>'), svg('')])
  expect(readLogo('logo.svg', entities)).toEqual({ fault: 'logo.svg declares a document type' })
  expect(readLogo('logo.svg', Buffer.from('<html>'))).toEqual({ fault: 'logo.svg is not an SVG drawing' })
  expect(readLogo('logo.png', svg(''))).toEqual({ fault: 'logo.png is not a PNG picture' })
  expect(readLogo('logo.png', Buffer.alloc(MOST_LOGO_BYTES + 1))).toEqual({ fault: 'logo.png has more than 64 kB' })
})
