/**
 * The numbers of PostgreSQL's advisory locks, each for one thing that all processes do one after another. Any number will do, as
 * long as no two are the same: who takes an address must not wait for who writes the plans.
 */
export const ADVISORY_LOCKS = { migration: 7_051_102, plans: 7_051_103, slugs: 7_051_104 } as const
