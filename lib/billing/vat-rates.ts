import type { Day } from '@/lib/day'

/** Standard rates in basis points (1900 = 19%), each from its first day on, the newest first. */
const RATES: Record<string, [Day, number][]> = {
  AT: [['1995-01-01', 2000]],
  BE: [['1996-01-01', 2100]],
  BG: [['2007-01-01', 2000]],
  CY: [['2014-01-13', 1900]],
  CZ: [['2013-01-01', 2100]],
  DE: [['2021-01-01', 1900]],
  DK: [['1992-01-01', 2500]],
  EE: [
    ['2025-07-01', 2400],
    ['2024-01-01', 2200],
  ],
  ES: [['2012-09-01', 2100]],
  FI: [
    ['2024-09-01', 2550],
    ['2013-01-01', 2400],
  ],
  FR: [['2014-01-01', 2000]],
  GR: [['2016-06-01', 2400]],
  HR: [['2013-07-01', 2500]],
  HU: [['2012-01-01', 2700]],
  IE: [['2021-03-01', 2300]],
  IT: [['2013-10-01', 2200]],
  LT: [['2009-09-01', 2100]],
  LU: [
    ['2024-01-01', 1700],
    ['2023-01-01', 1600],
  ],
  LV: [['2012-07-01', 2100]],
  MT: [['2004-01-01', 1800]],
  NL: [['2012-10-01', 2100]],
  PL: [['2011-01-01', 2300]],
  PT: [['2011-01-01', 2300]],
  RO: [
    ['2025-08-01', 2100],
    ['2017-01-01', 1900],
  ],
  SE: [['1990-07-01', 2500]],
  SI: [['2013-07-01', 2200]],
  SK: [
    ['2025-01-01', 2300],
    ['2011-01-01', 2000],
  ],
}

/** The 27 member states, as ISO codes (Greece is GR here; its VAT IDs start with EL). */
export const EU_COUNTRIES = Object.keys(RATES)

/** The country whose VAT law applies to an ISO country: its own, but Monaco counts as France (directive 2006/112/EC, article 7). */
export function vatTerritory(country: string): string {
  return country === 'MC' ? 'FR' : country
}

/**
 * Whether a country lies inside the EU for VAT. Territories with an ISO code of their own (Åland, Réunion, the Faroes …)
 * lie outside, which matches the directive.
 */
export function isEu(country: string): boolean {
  return vatTerritory(country) in RATES
}

/** The standard rate of an EU country on a day, in basis points. Throws for any other country or a day before the table. */
export function vatRate(country: string, day: Day): number {
  const found = RATES[vatTerritory(country)]?.find(([from]) => from <= day)
  if (!found) throw new RangeError(`No VAT rate is known for ${country} on ${day}`)
  return found[1]
}
