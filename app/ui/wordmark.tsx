/** overto: the first o is a ring (you hold it), the last a disc (it is theirs). */
export function Wordmark({ label }: { label: string }) {
  return (
    <svg viewBox="0 0 62 24" role="img" aria-label={label} className="block h-4.5 w-auto shrink-0 text-ink">
      <circle cx="6" cy="12.85" r="4.1" className="fill-none stroke-accent" strokeWidth="2.6" />
      <text x="12" y="18" className="fill-current font-sans" fontWeight="700" fontSize="20" letterSpacing="-0.2">
        vert
      </text>
      <circle cx="55.4" cy="12.85" r="5.4" className="fill-accent" />
    </svg>
  )
}
