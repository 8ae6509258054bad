import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

export type Asked = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }
export type Answered = { ms: number; sentBytes: number; bodyBytes: number }

const ANSWER_SECONDS = 10
const LOAD_SECONDS = 10

/**
 * Sends requests over so many kept connections, each when the one before is answered. Starts no more of them when its
 * time (`seconds`) is up. Throws for an answer other than 200.
 */
export async function load(
  address: string,
  next: () => Asked,
  { requests, atATime, seconds = LOAD_SECONDS }: { requests: number; atATime: number; seconds?: number },
): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atATime })
  const deadline = performance.now() + seconds * 1000
  const answers: Answered[] = []
  let started = 0
  const sendOnAndOn = async () => {
    while (started < requests && performance.now() < deadline) {
      started += 1
      answers.push(await send(address, next(), agent))
    }
  }
  await Promise.all(Array.from({ length: atATime }, sendOnAndOn)).finally(() => agent.destroy())
  return answers
}

function send(address: string, { method, path, headers, body }: Asked, agent: Agent): Promise<Answered> {
  const { host, port } = new URL(address)
  const signal = AbortSignal.timeout(ANSWER_SECONDS * 1000)
  const options = { agent, signal, hostname: '127.0.0.1', port, path, method, headers: { host, ...headers } }
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const sent = request(options, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', reject)
      answer.once('end', () => {
        const ms = performance.now() - start
        const whole = Buffer.concat(chunks)
        if (answer.statusCode !== 200) return reject(new Error(`${method} ${path} answered ${answer.statusCode}.`))
        const isZipped = answer.headers['content-encoding'] === 'gzip'
        resolve({ ms, sentBytes: whole.length, bodyBytes: isZipped ? gunzipSync(whole).length : whole.length })
      })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** The value that so many percent of all values do not exceed (nearest rank). */
export function percentile(values: number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}
