import { setTimeout as wait } from 'node:timers/promises'
import { LONGEST_STATEMENT_MS, noteAway, noteBack, onUse, openConnection } from '@/db/client'

export type DatabaseWatch = {
  /** Whether the database was away when it was last asked. */
  isAway(): boolean
  /** Asks it now, and says whether it is away. */
  look(): Promise<boolean>
  stop(): Promise<void>
}

const ASK_EVERY_MS = 250
/** So often after somebody came, who may wait for as long as a statement may take. */
const ASKS_AFTER_USE = LONGEST_STATEMENT_MS / ASK_EVERY_MS
/** While nobody waits for the database. Whoever comes then is why it is asked, and a connection that ends says so itself. */
const REST_MS = 30_000
const TICK_MS = 100
/**
 * Ticks of our own, not time: while this process itself is held up, none goes by, and nobody is blamed for it. 1.2 s leaves
 * what is being drawn the rest of two seconds to end in a page.
 */
const SILENT_TICKS = 12

/**
 * Asks the database on a connection of its own, four times a second while somebody may wait for it and until it is back. One
 * that refuses twice is away at once, one that says nothing after 1.2 s.
 */
export function watchDatabase(asksAfterUse = ASKS_AFTER_USE): DatabaseWatch {
  // It asks for nothing but an answer: no types, and under a name by which it is told from the others.
  const connect = () =>
    openConnection(1, { fetch_types: false, onclose: () => rouse(), connection: { application_name: 'overto-watch' } })
  let rouse = () => {}
  let asksLeft = asksAfterUse
  const use = onUse(() => {
    asksLeft = asksAfterUse
    rouse()
  })
  let sql = connect()
  let isAway = false
  let isStopped = false
  let asking: Promise<void> | undefined

  const ask = async () => {
    const answer = await answerTo(sql`select 1`)
    if (answer === 'here') return answer
    // A connection that failed once is not used again.
    void sql.end({ timeout: 0 })
    sql = connect()
    return answer
  }
  const askOnce = async () => {
    let answer = await ask()
    // One connection may have ended for reasons of its own.
    if (answer === 'refused' && !isAway) answer = await ask()
    isAway = answer !== 'here'
    if (isAway) noteAway()
    else noteBack()
    asking = undefined
  }
  // An answer that is on its way may be older than what made somebody look: they wait for one that is asked for now.
  const look = async () => {
    const former = asking
    if (former) await former
    asking ??= askOnce()
    await asking
  }
  const rest = async () => {
    const isRoused = new AbortController()
    rouse = () => isRoused.abort()
    if (!isStopped) await wait(REST_MS, undefined, { ref: false, signal: isRoused.signal }).catch(() => {})
    rouse = () => {}
  }
  const loop = (async () => {
    while (!isStopped) {
      asksLeft -= 1
      await look()
      if (isAway || asksLeft > 0) await wait(ASK_EVERY_MS, undefined, { ref: false })
      else await rest()
    }
  })()
  return {
    isAway: () => isAway,
    async look() {
      await look()
      return isAway
    },
    async stop() {
      isStopped = true
      use.stop()
      rouse()
      await loop
      await sql.end({ timeout: 0 })
    },
  }
}

async function answerTo(statement: PromiseLike<unknown>): Promise<'here' | 'refused' | 'silent'> {
  let answer: 'here' | 'refused' | 'silent' = 'silent'
  const asked = statement.then(
    () => {
      answer = 'here'
    },
    () => {
      answer = 'refused'
    },
  )
  for (let tick = 0; tick < SILENT_TICKS && answer === 'silent'; tick += 1) {
    await Promise.race([asked, wait(TICK_MS, undefined, { ref: false })])
  }
  return answer
}
