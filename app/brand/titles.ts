import { operator } from '@/lib/operator'

/** How the pages below a layout are titled: their own words, then whose pages they are. `mark` goes before both. */
export function brandedTitles(mark = ''): { template: string; default: string } {
  const { name } = operator()
  return { template: `${mark}${brandedTitle('%s')}`, default: name }
}

/** One title, for a page whose form sets it. */
export function brandedTitle(title: string): string {
  return `${title} · ${operator().name}`
}
