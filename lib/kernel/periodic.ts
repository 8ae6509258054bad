import { withPatience } from '@/db/client'
import { clock } from '@/lib/clock'

/** Work by its kind; some of it comes back by itself. */
type Kinds = Record<string, { everySeconds?: number; isNeeded?(): Promise<boolean> } | undefined>

/** Has each periodic kind promised once in each of its buckets, and answers when the next one begins. */
export function promisePeriodic(
  handlers: Kinds,
  promise: (kind: string, key: string, now: Date) => Promise<unknown>,
): () => Promise<Date | null> {
  const kinds = Object.entries(handlers).flatMap(([kind, { everySeconds, isNeeded } = {}]) =>
    everySeconds ? [{ kind, everySeconds, isNeeded }] : [],
  )
  // What this process has promised, or has seen that nobody needs: it asks once a bucket.
  const known = new Map<string, number>()
  return async () => {
    const now = clock.now()
    const buckets = kinds.map((one) => ({ ...one, bucket: Math.floor(now.getTime() / (one.everySeconds * 1000)) }))
    for (const { kind, bucket, isNeeded } of buckets) {
      if (known.get(kind) === bucket) continue
      if (!isNeeded || (await withPatience(isNeeded))) await promise(kind, `${kind}:${bucket}`, now)
      known.set(kind, bucket)
    }
    return buckets
      .map(({ bucket, everySeconds }) => new Date((bucket + 1) * everySeconds * 1000))
      .reduce<Date | null>(earlier, null)
  }
}

/** The earlier of two moments, where there are two. */
export function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one < other ? one : other
}
