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
const PARSE = 'P'.charCodeAt(0)
const BIND = 'B'.charCodeAt(0)
const EXECUTE = 'E'.charCodeAt(0)
const SYNC = 'S'.charCodeAt(0)
const READY = 'Z'.charCodeAt(0)

/**
 * Counts Query and Execute: one of them is sent each time a statement runs, prepared before or not. `onBegin` is called
 * when the client starts to ask for one; the driver first has it described and then sends its values.
 */
export function listenToClient(onBegin: () => void = () => {}): Listener {
  let name: string | undefined
  let statements = 0
  let isAsking = false

  const begin = () => {
    if (!isAsking) onBegin()
    isAsking = true
  }
  const reader = readMessages({
    first(body) {
      if (body.readUInt16BE(0) !== SESSION) return false
      name = applicationName(body.subarray(4))
      return true
    },
    take(type) {
      if (type === PARSE || type === BIND || type === QUERY) begin()
      // Where the description was refused, the client goes no further than to the end of its turn.
      if (type === QUERY || type === EXECUTE || type === SYNC) isAsking = false
      if (type === QUERY || type === EXECUTE) statements += 1
    },
  })
  return { hear: reader, name: () => name ?? '', statements: () => statements }
}

/** Calls `onReady` each time a server has answered all it was asked. */
export function listenToServer(onReady: () => void): (piece: Buffer) => void {
  return readMessages({ take: (type) => type === READY && onReady() })
}

type Taker = {
  /** Messages before the session is open have no type; answers whether it is open now. */
  first?(body: Buffer): boolean
  take(type: number, body: Buffer): void
}

/** Calls a taker for each message, whatever the pieces it comes in. */
export function readMessages({ first, take }: Taker): (piece: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let isOpen = first === undefined
  return (piece) => {
    rest = Buffer.concat([rest, piece])
    for (;;) {
      const typeLength = isOpen ? 1 : 0
      if (rest.length < typeLength + LEAST) return
      const length = typeLength + rest.readUInt32BE(typeLength)
      if (rest.length < length) return
      if (isOpen) take(rest.readUInt8(0), rest.subarray(typeLength + LEAST, length))
      else isOpen = first?.(rest.subarray(LEAST, length)) ?? true
      rest = rest.subarray(length)
    }
  }
}

/** The parameters of a session are names and values in turn, each closed by a zero. */
function applicationName(parameters: Buffer): string {
  const words = parameters.toString().split('\0')
  const at = words.findIndex((word, index) => index % 2 === 0 && word === 'application_name')
  return at < 0 ? '' : (words[at + 1] ?? '')
}
