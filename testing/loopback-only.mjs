// Preloaded (`node --import ./testing/loopback-only.mjs`) into everything a test starts: whatever would leave this
// machine throws, and is written to the file named by LOOPBACK_LOG, which must stay empty.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i

function refuseUnlessLoopback(host, what) {
  if (LOOPBACK.test(host)) return
  if (process.env.LOOPBACK_LOG) appendFileSync(process.env.LOOPBACK_LOG, `${what} ${host} by ${process.argv[1]}\n`)
  throw new Error(`Refused to leave this machine: ${what} ${host}`)
}

// Every TCP and TLS connection, fetch included, goes through here; its arguments come in four shapes.
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function connectToLoopback(...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const options = typeof first === 'object' ? first : { port: first, host: second }
  const isSocketFile = Boolean(options.path) || (typeof options.port === 'string' && Number.isNaN(Number(options.port)))
  const host = typeof options.host === 'string' ? options.host : 'localhost'
  if (!isSocketFile) refuseUnlessLoopback(host, 'connect')
  return connect.apply(this, args)
}

const send = dgram.Socket.prototype.send
dgram.Socket.prototype.send = function sendToLoopback(...args) {
  const address = args.findLast((arg) => typeof arg === 'string')
  if (address && address !== args[0]) refuseUnlessLoopback(address, 'send')
  return send.apply(this, args)
}

// An address needs no name server, so only names are refused.
for (const lookups of [dns, dns.promises]) {
  for (const name of Object.keys(lookups).filter((key) => /^(?:lookup|resolve|reverse)/.test(key))) {
    const original = lookups[name]
    if (typeof original !== 'function') continue
    lookups[name] = (host, ...rest) => {
      if (typeof host === 'string' && host && net.isIP(host) === 0) refuseUnlessLoopback(host, name)
      return original.call(lookups, host, ...rest)
    }
  }
}
syncBuiltinESMExports()
