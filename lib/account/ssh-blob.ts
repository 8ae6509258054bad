/** The inside of a key is not what it says it is. */
export class BlobFault extends Error {}

export type Blob = {
  /** The next field, of exactly this many bytes. */
  bytes(length: number): Buffer
  /** The next field as ASCII. */
  text(): string
  /** The next field as a positive number in its one shortest form. */
  number(): Buffer
  /** Nothing may be left. */
  end(): void
}

/** The fields of a public key: four bytes of length and as many bytes, one after the other (RFC 4251, section 5). */
export function blobOf(buffer: Buffer): Blob {
  let at = 0
  const next = (): Buffer => {
    if (buffer.length - at < 4) throw new BlobFault()
    const length = buffer.readUInt32BE(at)
    at += 4
    if (length > buffer.length - at) throw new BlobFault()
    at += length
    return buffer.subarray(at - length, at)
  }
  return {
    bytes(length) {
      const field = next()
      if (field.length !== length) throw new BlobFault()
      return field
    },
    text: () => next().toString('latin1'),
    number() {
      const field = next()
      const [first = 0x80, second = 0x80] = field
      // Negative, or with a zero in front that nothing needs; nought itself is no part of a key.
      if (first >= 0x80 || (first === 0 && second < 0x80)) throw new BlobFault()
      return field
    },
    end() {
      if (at !== buffer.length) throw new BlobFault()
    },
  }
}

/** A key written from its parts. */
export function writeBlob(type: string, fields: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(type), ...fields].flatMap((field) => [lengthOf(field), field]))
}

export function numberOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`)
}

function lengthOf(field: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(field.length)
  return length
}

/** Whether base64 ends where the last field of a key ends. */
export function blobEnds(base64: string): boolean {
  const bytes = Buffer.from(base64, 'base64')
  let at = 0
  while (bytes.length - at >= 4) at += 4 + bytes.readUInt32BE(at)
  return at === bytes.length
}

/** The type that a key in base64 says of itself, or what stands in its place. */
export function typeInside(base64: string): string {
  try {
    return blobOf(Buffer.from(base64, 'base64')).text()
  } catch {
    return ''
  }
}
