/** Elements of WebM that matter here, by their numbers. */
const EBML = 0x1a45dfa3
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TRACKS = 0x1654ae6b
const CLUSTER = 0x1f43b675
const CLUSTER_TIME = 0xe7
const SIMPLE_BLOCK = 0xa3
const DURATION = 0x4489
const CUES = 0x1c53bb6b
const CUE_POINT = 0xbb
const CUE_TIME = 0xb3
const CUE_POSITIONS = 0xb7
const CUE_TRACK = 0xf7
const CUE_CLUSTER = 0xf1

type Element = { id: number; start: number; content: number; end: number }
type Cluster = { time: number; parts: Buffer[] }

/**
 * A recording of MediaRecorder as a file that can be jumped about in: it is written as if it never ended, so it says
 * neither how long it is nor where its pictures are. One track, one block a picture, times in milliseconds.
 */
export function makeSeekable(recording: Buffer): { file: Buffer; ms: number } {
  let head: Buffer | undefined
  let info: Buffer | undefined
  let tracks: Buffer | undefined
  const clusters: Cluster[] = []
  const times: number[] = []
  for (const { id, start, content, end } of elementsOf(recording)) {
    const cluster = clusters.at(-1)
    if (id === EBML) head = recording.subarray(start, end)
    if (id === INFO) info = recording.subarray(content, end)
    if (id === TRACKS) tracks = recording.subarray(start, end)
    if (id === CLUSTER) clusters.push({ time: 0, parts: [] })
    if (id === CLUSTER_TIME && cluster) cluster.time = recording.readUIntBE(content, end - content)
    if (id === SIMPLE_BLOCK && cluster) times.push(cluster.time + recording.readInt16BE(content + 1))
    if (id === SIMPLE_BLOCK || id === CLUSTER_TIME) cluster?.parts.push(recording.subarray(start, end))
  }
  if (!head || !info || !tracks || times.length < 2) throw new Error('The recording is no WebM with pictures in it.')
  const last = times.at(-1) ?? 0
  const ms = last + (last - (times.at(-2) ?? last))
  const before = [element(INFO, info, element(DURATION, float(ms))), tracks]
  return { file: Buffer.concat([head, element(SEGMENT, ...before, ...cuesAndClusters(before, clusters))]), ms }
}

/** All elements in a row; the two that hold everything else are entered. */
function* elementsOf(file: Buffer): Generator<Element> {
  let position = 0
  while (position < file.length) {
    const start = position
    const idLength = lengthOf(file[position])
    const id = file.readUIntBE(position, idLength)
    const sizeAt = position + idLength
    const sizeLength = lengthOf(file[sizeAt])
    const content = sizeAt + sizeLength
    const isEntered = id === SEGMENT || id === CLUSTER
    const end = isEntered ? content : content + sizeOf(file, sizeAt, sizeLength)
    if (end > file.length) throw new Error('The recording ends in the middle.')
    yield { id, start, content, end }
    position = end
  }
}

function lengthOf(first = 0): number {
  const length = Math.clz32(first) - 23
  if (length > 8) throw new Error('The recording is no WebM.')
  return length
}

function sizeOf(file: Buffer, at: number, length: number): number {
  let size = (file[at] ?? 0) & (0xff >> length)
  for (let index = 1; index < length; index += 1) size = size * 256 + (file[at + index] ?? 0)
  return size
}

/** Positions count from the first byte inside the segment. The list of them is as long with any numbers in it. */
function cuesAndClusters(before: Buffer[], clusters: Cluster[]): Buffer[] {
  const written = clusters.map(({ parts }) => element(CLUSTER, ...parts))
  const cuesWith = (positions: number[]) =>
    element(CUES, ...clusters.map(({ time }, index) => cuePoint(time, positions[index] ?? 0)))
  let position = lengthOfAll([...before, cuesWith([])])
  const positions = written.map((cluster) => {
    position += cluster.length
    return position - cluster.length
  })
  return [cuesWith(positions), ...written]
}

function cuePoint(time: number, position: number): Buffer {
  const positions = element(CUE_POSITIONS, element(CUE_TRACK, Buffer.from([1])), element(CUE_CLUSTER, number(position)))
  return element(CUE_POINT, element(CUE_TIME, number(time)), positions)
}

function element(id: number, ...parts: Buffer[]): Buffer {
  const name = Buffer.from(id.toString(16).padStart(2, '0'), 'hex')
  const size = Buffer.alloc(8)
  size.writeUIntBE(lengthOfAll(parts), 2, 6)
  size[0] = 0x01
  return Buffer.concat([name, size, ...parts])
}

function lengthOfAll(parts: Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}
