import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

export type AxeRules = RunOptions['runOnly']

/** All of WCAG 2.2 A and AA, and what the makers of axe recommend beyond it. */
export const ALL_RULES = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} satisfies AxeRules

export const RULES_OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } satisfies AxeRules

/** What axe finds in a page: a rule's name and the element that breaks it. */
export async function axeFaults(page: Page, runOnly: AxeRules = ALL_RULES): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(findFaults, { runOnly, resultTypes: ['violations'] } satisfies RunOptions)
}

/** Runs in the page, where axe has been put before. */
async function findFaults(options: RunOptions): Promise<string[]> {
  const { violations } = await window.axe.run(document, options)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}
