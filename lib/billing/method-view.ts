/** A payment method as its owner knows it. */
export type MethodView = { brand: string; last4: string }

/** The columns that hold it. */
export type MethodColumns = { brand: string | null; last4: string | null }

/** What there is to show; null where there is none. */
export function methodOf({ brand, last4 }: MethodColumns): MethodView | null {
  return brand && last4 ? { brand, last4 } : null
}
