import type { Page } from '@playwright/test'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { end, inDays, switchOff } from '@/testing/plan-ends'
import { houseOnPlan } from '@/testing/plans'
import { joins } from '@/testing/team'
import { type Cast, SUMMARY, type Visit } from '../cast'

/** The end of a plan, switching off and bringing back: for a client who pays, and for a developer with a trial. */
export function planEndPages({
  browsers: { mara: page, petra },
  mara,
  trial,
  pending,
  language,
  ...cast
}: Cast): Visit[] {
  const { planEnd: t } = words(language)
  const at = '/c/[company]/apps/[app]'
  const visit = (name: string, route: string, open: (page: Page) => Promise<unknown>, by = petra): Visit => {
    return { name: `plan-ends-${name}`, route, page: by, open }
  }
  const { accountId: id, email } = cast.petra
  const person = { id, email, name: 'Petra Holm', actor: { kind: 'account', accountId: id } } as const
  let house: Awaited<ReturnType<typeof houseOnPlan>>
  return [
    visit('end', `${at}/end`, async () => {
      house = await houseOnPlan(person)
      await petra.goto(paths.endPlan(house.slug, house.shop))
    }),
    visit('end-wrong', `${at}/end`, async () => {
      await petra.locator('[name=lastDay]').fill('')
      await petra.getByRole('button', { name: t.end.submit }).click()
      await petra.locator(SUMMARY).waitFor()
    }),
    visit('end-trial', `${at}/end`, () => petra.goto(paths.endPlan(house.slug, house.blog))),
    visit('ends-app', at, async () => {
      await end(house.kim, house, house.shop, inDays(3))
      await petra.goto(paths.app(house.slug, house.shop))
    }),
    visit('ends-list', '/c/[company]/apps', () => petra.goto(paths.apps(house.slug))),
    visit('keep', `${at}/end`, () => petra.goto(paths.endPlan(house.slug, house.shop))),
    visit(
      'end-by-owner',
      `${at}/end`,
      async () => {
        await joins(house, 'admin', { id: mara.actor.accountId, email: mara.email, name: mara.name, actor: mara.actor })
        await page.goto(paths.endPlan(house.slug, house.shop))
      },
      page,
    ),
    visit('switch-off-paid', `${at}/switch-off`, () => petra.goto(paths.switchOffApp(house.slug, house.shop))),
    visit('off-list', '/c/[company]/apps', async () => {
      await switchOff(house.kim, house, house.shop)
      await petra.goto(paths.apps(house.slug))
    }),
    visit('restore', `${at}/restore`, () => petra.goto(paths.restoreApp(house.slug, house.shop))),
    visit('switch-off', `${at}/switch-off`, () => page.goto(paths.switchOffApp(mara.slug, trial.name)), page),
    visit(
      'switch-off-offered',
      `${at}/switch-off`,
      () => page.goto(paths.switchOffApp(mara.slug, pending.appName)),
      page,
    ),
    visit('end-offered', `${at}/end`, () => page.goto(paths.endPlan(mara.slug, pending.appName)), page),
  ]
}
