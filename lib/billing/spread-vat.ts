/**
 * Spreads the VAT of a bill over its lines, in proportion to their net cents, so that the shares make the whole to the cent: each
 * gets what is due rounded down, and those that lost most by that get the cents that are left, the earlier one first.
 */
export function spreadVat(vat: number, amounts: number[]): number[] {
  const net = amounts.reduce((sum, amount) => sum + amount, 0)
  if (net === 0) return amounts.map(() => 0)
  const shares = amounts.map((amount) => Math.floor((vat * amount) / net))
  const left = vat - shares.reduce((sum, share) => sum + share, 0)
  const lucky = amounts
    .map((amount, at) => ({ at, lost: (vat * amount) % net }))
    .sort((one, other) => other.lost - one.lost || one.at - other.at)
    .slice(0, left)
  for (const { at } of lucky) shares[at] = (shares[at] ?? 0) + 1
  return shares
}
