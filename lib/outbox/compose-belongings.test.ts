import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import type { MailKind, Promises } from '@/db/promises'
import { newsletterSubscriptions, newsletters } from '@/db/schema/account-belongings'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { keepText } from '@/lib/kernel/mail-texts'
import { token } from '@/lib/token'
import { jobOf } from '@/testing/jobs'
import { company, end, join, mailOf, person, trial } from '@/testing/team-mail'
import { prepareVerbs } from '@/testing/verbs'
import { compose } from './compose'

prepareVerbs()

const job = <Kind extends MailKind>(kind: Kind, payload: Promises[Kind]) => compose(jobOf(kind, payload))

const becomeClient = (id: string) => db().update(accounts).set({ kind: 'client' }).where(eq(accounts.id, id))

async function wish(accountId: string, confirmed: boolean) {
  const at = clock.now()
  const confirmedAt = confirmed ? at : null
  await db()
    .insert(newsletterSubscriptions)
    .values({ accountId, generation: 2, textVersion: '1', askedAt: at, confirmedAt })
}

const secretOf = (id: string, channel: string) => token.derive({ purpose: 'newsletter', id, generation: 2, channel })

test('a key that came or went is told to its developer, with its fingerprint; to a client never', async () => {
  const mara = await person({ first: 'Mara', kind: 'developer', language: 'de' })
  const textId = await inTransaction((tx) => keepText(tx, 'Laptop'))
  const payload = { accountId: mara.id, textId, fingerprint: 'abc', at: '2026-11-24T13:02:00.000Z' }
  const added = mailOf(await job('mail-ssh-key', { ...payload, change: 'added' }))
  expect([added.to, added.mail.language]).toEqual([mara.email, 'de'])
  expect(added.mail.props).toEqual({
    ...{ name: 'Mara Weber', change: 'added', label: 'Laptop', fingerprint: 'SHA256:abc' },
    ...{ when: 'am 24. November um 14:02 Uhr', keysUrl: 'http://localhost:3000/account/ssh-keys' },
  })
  expect(mailOf(await job('mail-ssh-key', { ...payload, change: 'removed' })).mail.props).toMatchObject({
    change: 'removed',
  })
  await becomeClient(mara.id)
  expect(await job('mail-ssh-key', { ...payload, change: 'added' })).toEqual({ skipped: 'not-for-clients' })
})

test('the confirming mail carries the link of its generation, until it is confirmed, and never to a client', async () => {
  const mara = await person({ first: 'Mara', kind: 'developer' })
  await wish(mara.id, false)
  const mail = (generation: number) => job('mail-newsletter-confirm', { accountId: mara.id, generation })
  expect(await mail(1)).toEqual({ skipped: 'replaced' })
  const url = `http://localhost:3000/news/confirm/${mara.id}/${secretOf(mara.id, 'confirm')}`
  expect(mailOf(await mail(2)).mail.props).toEqual({ name: 'Mara Weber', url })
  await db().update(newsletterSubscriptions).set({ confirmedAt: clock.now() })
  expect(await mail(2)).toEqual({ skipped: 'confirmed' })
  await becomeClient(mara.id)
  expect(await mail(2)).toEqual({ skipped: 'not-for-clients' })
})

test('an issue reaches who is in the audience at this moment, with both ways to stop it', async () => {
  const [mara, nils] = [
    await person({ first: 'Mara', kind: 'developer' }),
    await person({ first: 'Nils', kind: 'developer' }),
  ]
  await wish(mara.id, true)
  await wish(nils.id, false)
  const newsletterId = newId()
  await db()
    .insert(newsletters)
    .values({ id: newsletterId, subject: 'News', body: 'One.\n\nTwo.', createdAt: clock.now() })
  const mail = (accountId: string) => job('mail-newsletter', { newsletterId, accountId })
  const stopUrl = `http://localhost:3000/news/stop/${mara.id}/${secretOf(mara.id, 'stop')}`
  expect(mailOf(await mail(mara.id)).mail.props).toEqual({
    ...{ title: 'News', message: 'One.\n\nTwo.', stopUrl, oneClickUrl: `${stopUrl}/one-click` },
  })
  expect(await mail(nils.id)).toEqual({ skipped: 'not-in-audience' })
  await becomeClient(mara.id)
  expect(await mail(mara.id)).toEqual({ skipped: 'not-in-audience' })
  await db().update(accounts).set({ kind: 'developer' }).where(eq(accounts.id, mara.id))
  await db().update(newsletterSubscriptions).set({ endedAt: clock.now() })
  expect(await mail(mara.id)).toEqual({ skipped: 'not-in-audience' })
})

test('a moved App is told to those of both Companies; only who may see it there gets its link', async () => {
  const [mara, kim, bo] = [
    await person({ first: 'Mara', kind: 'developer' }),
    await person({ first: 'Kim', kind: 'client', language: 'de' }),
    await person({ first: 'Bo', kind: 'client' }),
  ]
  const [from, to] = [await company(null, mara.id), await company('Blumenhaus GmbH', kim.id)]
  await join(from.id, bo.id, 'admin')
  const appId = await trial(to.id, mara.id, 'shop')
  const payload = { appId, fromCompanyId: from.id, toCompanyId: to.id, actorId: mara.id }
  const mail = (recipientId: string, more = {}) => job('mail-app-moved', { ...payload, recipientId, ...more })
  const owner = mailOf(await mail(kim.id))
  expect(owner.mail.language).toBe('de')
  expect(owner.mail.props).toMatchObject({
    ...{ isActor: false, actorName: 'Mara Weber', site: 'shop.apps.localhost', paidFrom: '' },
    ...{ fromCompany: 'Mara Weber', toCompany: 'Blumenhaus GmbH' },
    appUrl: `http://localhost:3000/c/${to.slug}/apps/shop`,
  })
  expect(mailOf(await mail(mara.id)).mail.props).toMatchObject({ isActor: true, appUrl: null })
  expect(mailOf(await mail(kim.id, { fromCompanyId: to.id })).mail.props).toMatchObject({ fromCompany: null })
  await db().insert(appCollaborators).values({ appId, accountId: mara.id, createdAt: clock.now() })
  expect(mailOf(await mail(mara.id)).mail.props).toMatchObject({ appUrl: expect.stringContaining('/apps/shop') })
  await end(from.id, bo.id)
  expect(await mail(bo.id)).toEqual({ skipped: 'not-entitled' })
  expect(await mail(kim.id, { toCompanyId: from.id })).toEqual({ skipped: 'moved-meanwhile' })
  await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.id, appId))
  expect(await mail(kim.id)).toEqual({ skipped: 'app-gone' })
})
