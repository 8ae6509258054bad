/** How much of a limit is in use; the sentence says the same in numbers. */
export function LimitMeter({ used, limit, sentence }: { used: number; limit: number; sentence: string }) {
  const share = limit > 0 ? Math.min(100, Math.round((100 * used) / limit)) : 100
  return (
    <>
      <svg aria-hidden="true" className="h-2 w-full overflow-hidden rounded-full border border-accent bg-surface">
        <rect width={`${share}%`} height="100%" className="fill-accent" />
      </svg>
      <p className="text-small">{sentence}</p>
    </>
  )
}
