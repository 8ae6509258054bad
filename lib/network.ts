import { BlockList, isIP } from 'node:net'

/** Where the proxy in front of us runs if nobody says otherwise: on this machine. */
export const LOCAL_PROXIES = '127.0.0.0/8, ::1'

/** Which addresses are trusted to say for whom they ask. `faults` are the parts that name none. */
export function trustedProxies(text: string): { trusted: BlockList; faults: string[] } {
  const trusted = new BlockList()
  const parts = text.split(/[\s,]+/).filter(Boolean)
  return { trusted, faults: parts.filter((part) => !addTo(trusted, part)) }
}

function addTo(trusted: BlockList, part: string): boolean {
  const [address = '', prefix, ...more] = part.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (prefix === undefined) {
    trusted.addAddress(address, family)
    return true
  }
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (version === 4 ? 32 : 128)) return false
  trusted.addSubnet(address, Number(prefix), family)
  return true
}

/**
 * The network a request comes from, for counting: an IPv4 address, or the first 64 bits of an IPv6 one, which is what one
 * household or one server gets. Of the forwarded addresses the last that is no trusted proxy counts: what stands before it
 * was written by whoever asks. Anything unreadable ends the walk where it is.
 */
export function networkOf(peer: string, forwarded: string, trusted: BlockList): string {
  let nearest = plain(peer) ?? '127.0.0.1'
  for (const said of forwarded.split(',').reverse()) {
    if (!isTrusted(nearest, trusted)) break
    const further = plain(said)
    if (!further) break
    nearest = further
  }
  return isIP(nearest) === 6 ? firstHalf(nearest) : nearest
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** An address as it is written in headers: with a port, in brackets, with a zone, or IPv4 dressed up as IPv6. */
function plain(said: string): string | null {
  const text = said.trim().replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
  const address = text.replace(/^([\d.]+):\d+$/, '$1').replace(/%.*$/, '')
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : null
  const words = wordsOf(address)
  const isMapped = words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff
  return isMapped ? words.slice(6).flatMap(bytes).join('.') : address
}

function firstHalf(address: string): string {
  const words = wordsOf(address).slice(0, 4)
  return `${words.map((word) => word.toString(16)).join(':')}::/64`
}

/** The eight 16-bit numbers of an IPv6 address. */
function wordsOf(address: string): number[] {
  const dotted = address.match(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/)
  const [a = 0, b = 0, c = 0, d = 0] = (dotted ?? []).slice(1).map(Number)
  const tail = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  const [head = '', rest] = (dotted ? address.slice(0, dotted.index) + tail : address).split('::')
  const read = (part: string) => part.split(':').flatMap((word) => (word ? [Number.parseInt(word, 16)] : []))
  const [before, after] = [read(head), read(rest ?? '')]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function bytes(word: number): [number, number] {
  return [word >> 8, word & 0xff]
}
