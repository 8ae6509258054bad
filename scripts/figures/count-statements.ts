/** Reads what a client says to PostgreSQL, in pieces of any size. */
export type Listener = {
  hear(piece: Buffer): void
  /** What the client calls itself; empty until it has said so. */
  name(): string
  /** Statements asked for so far, BEGIN and COMMIT included. */
  statements(): number
}

// A first message has no type, only a length and a code: 3.x opens a session, the others ask for encryption or a cancel.
const SESSION = 3
const LEAST = 4
const QUERY = 'Q'.charCodeAt(0)
const EXECUTE = 'E'.charCodeAt(0)

/** Counts Query and Execute: one of them is sent each time a statement runs, prepared before or not. */
export function listenToClient(): Listener {
  let rest: Buffer = Buffer.alloc(0)
  let name: string | undefined
  let statements = 0

  const takeFirst = (length: number) => {
    if (rest.readUInt16BE(4) === SESSION) name = applicationName(rest.subarray(8, length))
  }
  const take = (type: number) => {
    if (type === QUERY || type === EXECUTE) statements += 1
  }

  return {
    hear(piece) {
      rest = Buffer.concat([rest, piece])
      for (;;) {
        const typeLength = name === undefined ? 0 : 1
        if (rest.length < typeLength + LEAST) return
        const length = typeLength + rest.readUInt32BE(typeLength)
        if (rest.length < length) return
        if (typeLength === 0) takeFirst(length)
        else take(rest.readUInt8(0))
        rest = rest.subarray(length)
      }
    },
    name: () => name ?? '',
    statements: () => statements,
  }
}

/** The parameters of a session are names and values in turn, each closed by a zero. */
function applicationName(parameters: Buffer): string {
  const words = parameters.toString().split('\0')
  const at = words.findIndex((word, index) => index % 2 === 0 && word === 'application_name')
  return at < 0 ? '' : (words[at + 1] ?? '')
}
