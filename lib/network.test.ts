import { expect, test } from 'vitest'
import { LOCAL_PROXIES, networkOf, trustedProxies } from './network'

const { trusted } = trustedProxies(LOCAL_PROXIES)

test.each([
  ['nobody forwarded', '203.0.113.7', '', '203.0.113.7'],
  ['a stranger forges the header', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['the proxy on this machine says who asks', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['what stands before the last one is the word of a stranger', '127.0.0.1', '1.2.3.4, 203.0.113.7', '203.0.113.7'],
  ['trusted ones are walked over from the end', '::1', '203.0.113.7, 127.0.0.1,127.0.0.2', '203.0.113.7'],
  ['this machine itself is a network', '127.0.0.1', '', '127.0.0.1'],
  ['this machine by way of its proxy', '127.0.0.1', '127.0.0.5, 127.0.0.1', '127.0.0.5'],
  ['IPv6 counts by its first 64 bits', '2001:db8:1:2:3:4:5:6', '', '2001:db8:1:2::/64'],
  ['the same network, written otherwise', '2001:0DB8:1:2::9', '', '2001:db8:1:2::/64'],
  ['IPv6 with a hole in the first half', '2001:db8::1', '', '2001:db8:0:0::/64'],
  ['IPv4 dressed up as IPv6', '::ffff:203.0.113.7', '', '203.0.113.7'],
  ['the same in hexadecimal', '::ffff:cb00:7107', '', '203.0.113.7'],
  ['a dressed up proxy is trusted all the same', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['with a port', '127.0.0.1', '203.0.113.7:4711', '203.0.113.7'],
  ['IPv6 with a port', '127.0.0.1', '[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
  ['with a zone', 'fe80::1%eth0', '', 'fe80:0:0:0::/64'],
  ['nonsense ends the walk at the last sound one', '127.0.0.1', '203.0.113.7, unknown', '127.0.0.1'],
  ['nonsense before a trusted one', '127.0.0.1', 'for=me, 127.0.0.9', '127.0.0.9'],
  ['an empty part', '127.0.0.1', '203.0.113.7,', '127.0.0.1'],
  ['no peer that can be read', 'somebody', '', '127.0.0.1'],
])('%s', (_name, peer, forwarded, network) => {
  expect(networkOf(peer, forwarded, trusted)).toBe(network)
})

test('proxies are named one by one or by their network', () => {
  const named = trustedProxies('10.0.0.0/8, 192.0.2.4\n2001:db8::/32')
  expect(named.faults).toEqual([])
  expect(networkOf('10.1.2.3', '203.0.113.7, 192.0.2.4, 2001:db8:5::1', named.trusted)).toBe('203.0.113.7')
  expect(networkOf('127.0.0.1', '203.0.113.7', named.trusted)).toBe('127.0.0.1')
  expect(networkOf('10.1.2.3', '203.0.113.7', trustedProxies('').trusted)).toBe('10.1.2.3')
})

test('what names no network is a fault', () => {
  const { faults } = trustedProxies('127.0.0.1, proxy.example, 10.0.0.0/33, ::1/129, 10.0.0.0/8/8, 10.0.0/8')
  expect(faults).toEqual(['proxy.example', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8', '10.0.0/8'])
})
