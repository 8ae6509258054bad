/** The mark of a finished hand-over; the heading beside it says it in words. */
export function RingToDisc() {
  return (
    <svg viewBox="0 0 96 40" aria-hidden className="h-12.5 w-30">
      <circle cx="18" cy="20" r="14" className="fill-none stroke-accent" strokeWidth="4" />
      <path
        d="M40 20h12m-5-5 5 5-5 5"
        className="fill-none stroke-muted"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="76" cy="20" r="16" className="fill-accent" />
      <path
        d="m69 20 5 5 9-10"
        className="fill-none stroke-on-accent"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
