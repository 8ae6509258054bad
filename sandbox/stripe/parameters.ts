import { invalid } from './errors'
import type { Address, Params, Value } from './wire'

/** What an operation accepts: `any` for a leaf or free map, a nested shape, or a one-element list of either. */
export type Shape = { [name: string]: 'any' | Shape | [Shape | 'any'] }

export const ADDRESS: Shape = {
  city: 'any',
  country: 'any',
  line1: 'any',
  line2: 'any',
  postal_code: 'any',
  state: 'any',
}

/** Refuses names the operation does not know, at any depth (`parameter_unknown`). */
export function refuseUnknown(params: Params, shape: Shape, prefix = ''): void {
  for (const [name, value] of Object.entries(params)) {
    const full = prefix ? `${prefix}[${name}]` : name
    const expected = shape[name]
    if (!expected) {
      throw invalid(`Received unknown parameter: ${full}`, { code: 'parameter_unknown', param: full })
    }
    refuseUnknownInside(value, expected, full)
  }
}

function refuseUnknownInside(value: Value, expected: Shape[string], full: string): void {
  if (expected === 'any' || typeof value === 'string') return
  if (!Array.isArray(expected)) {
    if (Array.isArray(value)) throw invalid('Invalid object', { param: full })
    refuseUnknown(value, expected, full)
    return
  }
  const [item] = expected
  if (!Array.isArray(value)) throw invalid('Invalid array', { param: full })
  value.forEach((each, index) => {
    refuseUnknownInside(each, item, `${full}[${index}]`)
  })
}

/** A text or undefined; the empty text, which unsets a field at Stripe, becomes null. */
export function text(params: Params, name: string): string | null | undefined {
  const value = params[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw invalid(`Invalid string: ${JSON.stringify(value)}`, { param: name })
  return value === '' ? null : value
}

export function integer(params: Params, name: string): number | undefined {
  const value = params[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) {
    throw invalid(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param: name })
  }
  return Number(value)
}

export function flag(params: Params, name: string): boolean | undefined {
  const value = params[name]
  if (value === undefined || value === '') return undefined
  if (value !== 'true' && value !== 'false') throw invalid(`Invalid boolean: ${value}`, { param: name })
  return value === 'true'
}

/** A list of objects; the encoder of the package sends an empty list as the empty text. */
export function objects(params: Params, name: string): Params[] {
  const value = params[name]
  if (!Array.isArray(value)) return []
  return value.map((each, index) => {
    if (typeof each === 'object' && !Array.isArray(each)) return each
    throw invalid('Invalid object', { param: `${name}[${index}]` })
  })
}

/** The text of a field that must be there; `prefix` is where the field stands. */
export function needText(params: Params, name: string, prefix = ''): string {
  const value = text(params, name)
  if (value) return value
  const param = prefix ? `${prefix}[${name}]` : name
  throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

export function oneOf<T extends string>(params: Params, name: string, choices: readonly T[]): T | undefined {
  const value = text(params, name)
  if (value === undefined || value === null) return undefined
  const choice = choices.find((each) => each === value)
  if (!choice) throw invalid(`Invalid ${name}: must be one of ${choices.join(', ')}`, { param: name })
  return choice
}

export function object(params: Params, name: string): Params | undefined {
  const value = params[name]
  return typeof value === 'object' && !Array.isArray(value) ? value : undefined
}

/** A list of texts. The encoder of the package sends an empty list as the empty text. */
export function texts(params: Params, name: string): string[] | undefined {
  const value = params[name]
  if (value === undefined) return undefined
  if (!Array.isArray(value)) return []
  return value.map(String)
}

/** Stripe merges: given keys replace, the empty text removes one, an empty `metadata` removes all. */
export function mergeMetadata(old: Record<string, string>, given: Value | undefined): Record<string, string> {
  if (given === undefined) return old
  if (typeof given === 'string' || Array.isArray(given)) return {}
  const merged = { ...old }
  for (const [key, value] of Object.entries(given)) {
    const param = `metadata[${key}]`
    if (typeof value !== 'string') throw invalid('Metadata values must be strings', { param })
    if (key.length > 40) throw invalid('Metadata keys can have up to 40 characters', { param })
    if (value.length > 500) throw invalid('Metadata values can have up to 500 characters', { param })
    if (value === '') delete merged[key]
    else merged[key] = value
  }
  if (Object.keys(merged).length > 50) throw invalid('You can have up to 50 metadata keys', { param: 'metadata' })
  return merged
}

/** A given address replaces the old one as a whole; the empty text removes it. */
export function readAddress(given: Value | undefined): Address | null | undefined {
  if (given === undefined) return undefined
  if (typeof given === 'string' || Array.isArray(given)) return null
  const country = text(given, 'country') ?? null
  if (country && !/^[A-Z]{2}$/.test(country)) {
    throw invalid(`Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead.`, {
      param: 'address[country]',
    })
  }
  const part = (name: string) => text(given, name) ?? null
  return {
    city: part('city'),
    country,
    line1: part('line1'),
    line2: part('line2'),
    postal_code: part('postal_code'),
    state: part('state'),
  }
}
