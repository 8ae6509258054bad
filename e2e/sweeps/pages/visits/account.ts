import type { Page } from '@playwright/test'
import { addSshKey } from '@/lib/account/add-ssh-key'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { confirmNewsletter } from '@/lib/account/newsletter/confirm'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { stopOwnNewsletter } from '@/lib/account/newsletter/stop'
import { sshKeysOf } from '@/lib/account/queries'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { newDeveloper } from '@/testing/people'
import { newPublicKey } from '@/testing/ssh-key'
import { type Cast, SUMMARY, type Visit } from '../cast'

const LONG_LABEL = 'The big computer in the studio at the canal, second desk from the window, left.'

/** A person's own pages. */
export function accountPages(cast: Cast): Visit[] {
  const { mara, petra } = cast.browsers
  return [
    { name: 'account', route: '/account', page: mara, open: () => mara.goto(paths.account()) },
    { name: 'account-client', route: '/account', page: petra, open: () => petra.goto(paths.account()) },
    ...keys(cast),
    ...notifications(cast),
    ...newsletter(cast),
  ]
}

function keys({ browsers, mara: { actor }, language }: Cast): Visit[] {
  const { keys: text } = words(language).accountPages
  const route = '/account/ssh-keys'
  const { mara, newcomer, petra } = browsers
  const list = (page: Page) => page.goto(paths.sshKeys())
  return [
    { name: 'ssh-keys-empty', route, page: newcomer, open: list },
    {
      name: 'ssh-keys-errors',
      route,
      page: newcomer,
      async open(page) {
        await page.getByRole('button', { name: text.add, exact: true }).click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    {
      name: 'ssh-keys',
      route,
      page: mara,
      async open(page) {
        await addSshKey(actor, { publicKey: newPublicKey(), label: '' })
        await addSshKey(actor, { publicKey: newPublicKey(), label: LONG_LABEL })
        await list(page)
      },
    },
    {
      name: 'ssh-key-dialog',
      route,
      page: mara,
      async open(page) {
        await page
          .getByRole('link', { name: new RegExp(`^${text.remove}`) })
          .last()
          .click()
        await page.getByRole('alertdialog').waitFor()
      },
    },
    {
      name: 'ssh-key-remove',
      route: '/account/ssh-keys/[key]/remove',
      page: mara,
      open: async (page) => page.goto(paths.removeSshKey((await sshKeysOf(actor.accountId)).at(-1)?.id ?? '')),
    },
    { name: 'ssh-keys-client', route, page: petra, open: list },
  ]
}

function notifications({ browsers: { mara: page, petra }, mara: { actor } }: Cast): Visit[] {
  const route = '/account/notifications'
  const at = (name: string, prepare: () => Promise<void>): Visit => ({
    ...{ name, route, page },
    open: () => prepare().then(() => page.goto(paths.notifications())),
  })
  return [
    at('notifications', async () => {}),
    at('notifications-asked', () => askNewsletter(actor)),
    at('notifications-confirmed', () => confirmNewsletter(newsletterLink(actor.accountId, 1, 'confirm'))),
    { name: 'notifications-client', route, page: petra, open: () => petra.goto(paths.notifications()) },
  ]
}

/** The links of the newsletter's mails, each before and after its button. */
function newsletter({ browsers: { stranger: page }, language }: Cast): Visit[] {
  const confirm = '/news/confirm/[account]/[token]'
  const stop = '/news/stop/[account]/[token]'
  let reader = { kind: 'account' as const, accountId: '' }
  const link = (channel: 'confirm' | 'stop') => newsletterLink(reader.accountId, 1, channel)
  const over = { accountId: 'nobody', token: 'a'.repeat(43) }
  return [
    {
      ...{ name: 'newsletter-confirm', route: confirm, page },
      async open() {
        reader = { kind: 'account', accountId: (await newDeveloper(language)).actor.accountId }
        await askNewsletter(reader)
        await page.goto(paths.newsletterConfirm(link('confirm')))
      },
    },
    {
      ...{ name: 'newsletter-confirmed', route: confirm, page },
      async open() {
        await page.getByRole('button', { name: words(language).accountPages.news.confirm }).click()
        await page.getByRole('status').waitFor()
      },
    },
    { name: 'newsletter-confirm-over', route: confirm, page, open: () => page.goto(paths.newsletterConfirm(over)) },
    { name: 'newsletter-stop', route: stop, page, open: () => page.goto(paths.newsletterStop(link('stop'))) },
    {
      ...{ name: 'newsletter-stopped', route: stop, page },
      open: () => stopOwnNewsletter(reader).then(() => page.reload()),
    },
    { name: 'newsletter-stop-over', route: stop, page, open: () => page.goto(paths.newsletterStop(over)) },
  ]
}
