import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { billingContacts } from '@/db/schema/billing-contacts'
import { requestLink } from '@/lib/billing/request-links'
import { paths } from '@/lib/paths'
import { fresh } from '@/testing/people'
import { agree, ask, askForApp, boundHouse } from '@/testing/requests'
import type { Person } from '@/testing/team'
import type { Cast, Visit } from '../cast'

/** Requests of Admins: behind the link of the mail, and in the dashboard of who decides and of who asked. */
export function requestPages({ browsers: { stranger, petra: page, mara: admin }, petra, mara }: Cast): Visit[] {
  const [ok, inside] = ['/ok/[request]/[account]/[token]', '/c/[company]/requests/[request]']
  const made = async () => {
    const [account] = await db().select().from(accounts).where(eq(accounts.email, petra.email))
    const id = account?.id ?? ''
    const owner: Person = { id, name: '', email: petra.email, actor: { kind: 'account', accountId: id } }
    const asker: Person = { ...owner, id: mara.actor.accountId, email: mara.email, actor: mara.actor }
    return boundHouse(owner, asker)
  }
  const link = (name: string, path: () => Promise<string>): Visit => ({
    name: `request-link-${name}`,
    route: ok,
    page: stranger,
    open: async () => stranger.goto(await path()),
  })
  const linkTo = (requestId: string, { id }: Pick<Person, 'id'>) => paths.planRequestLink(requestLink(requestId, id))
  return [
    link('open', async () => {
      const house = await made()
      return linkTo(await ask(house), house.kim)
    }),
    link('book', async () => {
      const house = await made()
      return linkTo(await askForApp(house, fresh('branch')), house.kim)
    }),
    link('blocked', async () => {
      const house = await made()
      const requestId = await ask(house)
      await db().update(billingContacts).set({ status: 'past_due' }).where(eq(billingContacts.id, house.payer))
      return linkTo(requestId, house.kim)
    }),
    link('ordered', async () => {
      const house = await made()
      const requestId = await ask(house)
      await agree(house.kim, requestId)
      return linkTo(requestId, house.kim)
    }),
    link('not-owner', async () => {
      const house = await made()
      return linkTo(await ask(house), house.mara)
    }),
    link('unknown', async () => `/ok/nothing/nobody/${'a'.repeat(43)}`),
    {
      name: 'request-decide',
      route: inside,
      page,
      async open() {
        const house = await made()
        await page.goto(paths.planRequest(house.slug, await ask(house)))
      },
    },
    {
      name: 'request-waiting',
      route: inside,
      page: admin,
      async open() {
        const house = await made()
        await admin.goto(paths.planRequest(house.slug, await ask(house)))
      },
    },
    {
      name: 'request-noticed',
      route: '/c/[company]',
      page,
      async open() {
        const house = await made()
        await ask(house)
        await page.goto(paths.company(house.slug))
      },
    },
  ]
}
