import { generateKeyPairSync } from 'node:crypto'

/** The line of a new ed25519 key, as it stands in a file that ends in .pub. */
export function newPublicKey(comment = 'mara@laptop'): string {
  const der = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
  const head = Buffer.from('0000000b7373682d65643235353139' + '00000020', 'hex')
  const blob = Buffer.concat([head, der.subarray(-32)])
  return `ssh-ed25519 ${blob.toString('base64')} ${comment}`.trim()
}
