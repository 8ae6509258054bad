import { beforeAll, expect, test } from 'vitest'
import type { Promises } from '@/db/promises'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { confirmNewsletter } from '@/lib/account/newsletter/confirm'
import { isInAudience, newsletterOf } from '@/lib/account/newsletter/queries'
import { sendNewsletter } from '@/lib/account/newsletter/send'
import { stopNewsletter } from '@/lib/account/newsletter/stop'
import { showDeveloperTools } from '@/lib/company/show-developer-tools'
import type { NewsletterLink } from '@/lib/paths'
import { jobOf } from '@/testing/jobs'
import { useLimits } from '@/testing/limits'
import { newDeveloper } from '@/testing/people'
import { prepareVerbs } from '@/testing/verbs'
import { compose } from './compose'
import type { Composed } from './composed'

prepareVerbs()
beforeAll(() => useLimits({ codesAnHour: 100_000 }))

const composeConfirm = (asked: Promises['mail-newsletter-confirm']) => compose(jobOf('mail-newsletter-confirm', asked))
const composeNewsletter = (sent: Promises['mail-newsletter']) => compose(jobOf('mail-newsletter', sent))

/** What stands behind an address of ours in a mail. */
function linkIn(composed: Composed, name: 'url' | 'stopUrl' | 'oneClickUrl'): NewsletterLink {
  if ('skipped' in composed) throw new Error(`skipped: ${composed.skipped}`)
  const props: Record<string, unknown> = composed.mail.props
  const [, , , accountId = '', token = ''] = new URL(String(props[name])).pathname.split('/')
  return { accountId, token }
}

async function reader() {
  const { actor } = await newDeveloper()
  const { accountId } = actor
  await askNewsletter(actor)
  await confirmNewsletter(linkIn(await composeConfirm({ accountId, generation: 1 }), 'url'))
  return actor
}

let letters = 0
const send = async () => (await sendNewsletter({ subject: `News ${++letters}`, body: 'Text.' })).newsletterId

test('the mail that asks for the second yes carries a link that gives it', async () => {
  const { accountId } = await reader()
  expect((await newsletterOf(accountId)).state).toBe('confirmed')
  expect(await composeConfirm({ accountId, generation: 1 })).toHaveProperty('skipped')
})

test('each of the two links of a newsletter ends it', async () => {
  for (const name of ['stopUrl', 'oneClickUrl'] as const) {
    const { accountId } = await reader()
    const newsletterId = await send()
    await stopNewsletter(linkIn(await composeNewsletter({ newsletterId, accountId }), name))
    expect(await isInAudience(accountId)).toBe(false)
  }
})

test('whoever left the audience after it was promised gets no newsletter', async () => {
  const [switched, stopped, back] = [await reader(), await reader(), await reader()]
  const newsletterId = await send()
  const stop = linkIn(await composeNewsletter({ newsletterId, accountId: stopped.accountId }), 'stopUrl')
  await stopNewsletter(stop)
  await showDeveloperTools(switched, { isShown: false })
  await showDeveloperTools(back, { isShown: false })
  await showDeveloperTools(back, { isShown: true })
  for (const { accountId } of [switched, stopped, back]) {
    expect(await composeNewsletter({ newsletterId, accountId })).toEqual({ skipped: 'not-in-audience' })
  }
})

test('a client who asked as a developer gets no mail about it', async () => {
  const { actor } = await newDeveloper()
  await askNewsletter(actor)
  await showDeveloperTools(actor, { isShown: false })
  const asked = { accountId: actor.accountId, generation: 1 }
  expect(await composeConfirm(asked)).toHaveProperty('skipped')
})
