import type { Page } from '@playwright/test'

export type Counted = { clicks: number; fields: number; stripeClicks: number }

/**
 * A person whose presses and required fields are counted by these rules: any press on our pages after the mail's
 * button, ticks included; every required control of a form that is sent, prefilled or not; the payment page apart.
 */
export function countFriction(page: Page, ours: string) {
  const counted: Counted = { clicks: 0, fields: 0, stripeClicks: 0 }
  const isOurs = () => page.url().startsWith(ours)
  const count = () => {
    if (isOurs()) counted.clicks += 1
    else counted.stripeClicks += 1
  }
  return {
    counted,
    async press(name: string | RegExp, role: 'button' | 'link' = 'button') {
      const target = page.getByRole(role, { name }).first()
      if (isOurs() && role === 'button') counted.fields += await requiredFields(target)
      count()
      await target.click()
    },
    async tick(label: string | RegExp) {
      count()
      await page.getByLabel(label).check()
    },
    async fill(label: string | RegExp, value: string) {
      await page.getByLabel(label).fill(value)
    },
  }
}

function requiredFields(button: ReturnType<Page['locator']>): Promise<number> {
  return button.evaluate((element) => {
    const form = element.closest('form')
    if (!form) return 0
    const controls = form.querySelectorAll<HTMLInputElement>('input[required], select[required], textarea[required]')
    return [...controls].filter(
      (control) => !['hidden', 'checkbox'].includes(control.type) && control.checkVisibility(),
    ).length
  })
}
