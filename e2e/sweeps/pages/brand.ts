import type { Page } from '@playwright/test'
import type { Language } from '@/db/vocabulary'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

/** What a page lacks of the operator: their name in title or text, documents and mailbox below; and ours, beyond once. */
export async function brandFaults(page: Page, language: Language): Promise<string[]> {
  const { name, supportEmail, documents } = operator()
  const { productName } = words(language).common
  const text = await page.locator('body').innerText()
  const ours = new RegExp(productName, 'gi')
  // Where mails come from is a setting of whoever runs this, and may be any name.
  const named = `${await page.title()}\n${text}`.replace(/\S+@\S+/g, '').match(ours) ?? []
  const marks = await page.getByRole('img', { name: productName }).count()
  const links = await page.locator('footer a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  const wanted = [
    ...(['imprint', 'privacy', 'terms'] as const).map((one) => paths.legal(one, documents[one].version)),
    `mailto:${supportEmail}`,
  ]
  return [
    ...(text.includes(name) ? [] : ['the operator is not named']),
    ...wanted.filter((href) => !links.includes(href)).map((href) => `no link to ${href}`),
    ...(named.length + marks > 1 ? [`our own name stands ${named.length + marks} times`] : []),
  ]
}
