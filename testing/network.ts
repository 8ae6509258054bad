import type { Visitor } from '@/lib/auth/asker'

let networks = 0

/** A network that nobody else in this process comes from, as a proxy on this machine would forward it. */
export function newNetwork(): string {
  networks += 1
  return `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`
}

/** The header by which a request of a test says so. */
export function fromNewNetwork(): { 'x-forwarded-for': string } {
  return { 'x-forwarded-for': newNetwork() }
}

/** Somebody from a network of their own, whose browser knows nobody. */
export function newVisitor(): Visitor {
  return { network: newNetwork() }
}
