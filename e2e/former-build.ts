import type { Page } from '@playwright/test'
import { builtActions } from './build'

/** The id that an action had before an update: of the same form, and in no build. */
export function formerId(id: string): string {
  return id.slice(0, -4) + (id.endsWith('0000') ? '1111' : '0000')
}

/** What a page or a script of ours was before an update changed every action. */
export function asFormer(text: string): string {
  return builtActions().reduce((former, { id }) => former.replaceAll(id, formerId(id)), text)
}

/** Lets a browser see pages and scripts of the former build. Answers how to let it see the present one. */
export async function showFormerBuild(page: Page): Promise<() => Promise<void>> {
  await page.route('**/*', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 }).catch(() => null)
    if (!answer) return route.abort()
    if (!/html|javascript/.test(answer.headers()['content-type'] ?? '')) return route.fulfill({ response: answer })
    return route.fulfill({ response: answer, body: asFormer(await answer.text()) })
  })
  return () => page.unrouteAll({ behavior: 'wait' })
}
