import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { appCollaborators } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import type { CompanyRole } from '@/db/vocabulary'
import { requestReset } from '@/lib/account/reset-password'
import { setPassword } from '@/lib/account/set-password'
import { startDraft } from '@/lib/client-invite/start-draft'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { type Developer, handOver, inviteClient, startTrial } from '@/scripts/people'
import { formsOn, post } from './posted-form'
import { type Answer, ask, cookiesOf, said } from './raw-request'
import type { OpenBrowser } from './routes-cast'
import { expect, fresh, newDeveloper, PASSWORD, signIn, test } from './world'

/** What our forms say about whose thing they are. */
const NAMED = /^(?:companySlug|draftId|inviteId|contactId)$/

type Wrong = { who: string; cookies: Record<string, string>; mayCreate: boolean; inCompany: boolean }

test('whoever has no business there gets what never existed, on every page and from every form', async ({
  stack,
  openBrowser,
  developer: mara,
}) => {
  test.setTimeout(120_000)
  const site = fresh('kanarienvogel')
  const petra = { email: `petra@${site}.example`, name: 'Petra Voss', company: `Verlag ${site}` }
  await startTrial(mara, site)
  const { accountId: petraId, inviteId: done, checkoutId } = await handOver(mara, site, petra)
  await setPassword({ kind: 'account', accountId: petraId }, { password: PASSWORD })
  const petrasBrowser = await openBrowser()
  await signIn(petrasBrowser, { email: petra.email, password: PASSWORD })
  const offered = await startTrial(mara, fresh('angeboten'))
  const { inviteId } = await inviteClient(mara, offered.name, { email: `kim@${site}.example` })
  const shared = await startTrial(mara, fresh('geteilt'))
  const { draftId } = await startDraft(mara.actor, { appName: shared.name })
  const owner = await openBrowser({ signedInAs: mara })
  await owner.goto(`/invite/${draftId}/client`)
  await owner.getByLabel('Client’s e-mail address').fill(`jonas@${site}.example`)
  await owner.getByRole('button', { name: 'Continue' }).click()
  await owner.waitForURL(/\/check$/)

  const wrong = await wrongPeople(openBrowser, mara, shared.id)
  const never = newId()
  const guess = 'a'.repeat(43)
  const resetId = await requestReset({ email: mara.email, language: 'en' })
  const [session] = await db().select().from(sessions).where(eq(sessions.accountId, mara.actor.accountId))
  const company = `/c/${mara.slug}`
  const pages: [path: string, twin: string, hidden: (person: Wrong) => boolean][] = [
    [company, '/c/never-there', (person) => !person.inCompany],
    [`${company}/apps`, '/c/never-there/apps', (person) => !person.inCompany],
    [`${company}/apps/new`, '/c/never-there/apps/new', (person) => !person.mayCreate],
    [
      `${company}/apps/${offered.name}`,
      `${company}/apps/never-there`,
      (person) => !person.inCompany || person.who === 'collaborator',
    ],
    [`/c/verlag-${site}`, '/c/never-there', () => true],
    [`/invite/${draftId}/app`, `/invite/${never}/app`, () => true],
    [`/invite/${draftId}/client`, `/invite/${never}/client`, () => true],
    [`/invite/${draftId}/check`, `/invite/${never}/check`, () => true],
    [`/invitations/${inviteId}`, `/invitations/${never}`, () => true],
    [`/invitations/${done}`, `/invitations/${never}`, () => true],
    [`/invitations/${inviteId}/withdraw`, `/invitations/${never}/withdraw`, () => true],
    [paths.reset(resetId, guess), paths.reset(never, guess), () => true],
    [
      paths.notMe({ accountId: mara.actor.accountId, sessionId: session?.id ?? '', secret: guess }),
      paths.notMe({ accountId: never, sessionId: never, secret: guess }),
      () => true,
    ],
  ]
  for (const person of wrong) {
    for (const [path, twin, isHidden] of pages) {
      const headers = { accept: 'text/html', ...person.cookies }
      const answer = await ask(stack, path, { headers })
      expect(answer.status, `${person.who} ${path}`).toBeLessThan(500)
      if (!isHidden(person)) continue
      const other = await ask(stack, twin, { headers })
      expect(alike(answer, path), `${person.who} ${path}`).toEqual(alike(other, twin))
    }
    const { body } = await ask(stack, `/checkout/${checkoutId}/done`, { headers: person.cookies })
    for (const secret of [petra.company, petra.email, mara.email, '4242']) expect(body).not.toContain(secret)
  }

  const forms = [
    ...(await formsOn(stack, owner, `${company}/apps/new`, { name: fresh('verboten') })),
    ...(await formsOn(stack, owner, `/invite/${draftId}/app`)),
    ...(await formsOn(stack, owner, `/invite/${draftId}/client`, { email: `evil@${site}.example` })),
    ...(await formsOn(stack, owner, `/invite/${draftId}/check`)),
    ...(await formsOn(stack, owner, `/invitations/${inviteId}`)),
    ...(await formsOn(stack, owner, `/invitations/${inviteId}/withdraw`)),
    ...(await formsOn(stack, petrasBrowser, `/checkout/${checkoutId}/done`, { street: 'Elsewhere 1' })),
  ].filter(({ fields }) => fields.some(([name]) => NAMED.test(name)))
  expect(new Set(forms.map(({ path }) => path)).size, 'forms on every page').toBe(7)
  const ids = forms.flatMap(({ fields }) => fields).flatMap(([name, value]) => (NAMED.test(name) ? [value] : []))
  const before = await rowsAbout([...ids, mara.actor.accountId, petraId, offered.id, shared.id])
  for (const person of wrong) {
    for (const form of forms) {
      if (person.mayCreate && form.path.endsWith('/new')) continue
      const twin = {
        ...form,
        fields: form.fields.map(([name, value]): [string, string] => [name, NAMED.test(name) ? never : value]),
      }
      const [answer, other] = [await post(stack, form, person.cookies), await post(stack, twin, person.cookies)]
      const what = `${person.who} posts ${form.path}`
      expect(answer.status, what).toBeLessThan(500)
      // A page of their own Company stays theirs; only what the form did is compared there.
      if (person.inCompany && form.path.startsWith('/c/')) continue
      expect(alike(answer, never, ...ids), what).toEqual(alike(other, never, ...ids))
    }
  }
  const after = await rowsAbout([...ids, mara.actor.accountId, petraId, offered.id, shared.id])
  expect(after, 'nothing has changed').toEqual(before)
})

/** Status, target and everything said, without the names that were asked for. */
function alike(answer: Answer, ...names: string[]) {
  const parts = names.flatMap((name) => [name, encodeURIComponent(name), ...name.split('/').slice(2)])
  const blank = (text: string) =>
    parts.filter((part) => part.length > 5).reduce((rest, part) => rest.replaceAll(part, '(asked)'), text)
  return { status: answer.status, location: blank(answer.headers.location ?? ''), said: said(answer).map(blank) }
}

async function wrongPeople(openBrowser: OpenBrowser, owner: Developer, sharedAppId: string): Promise<Wrong[]> {
  const createdAt = clock.now()
  const [company] = await db().select().from(companies).where(eq(companies.slug, owner.slug))
  const companyId = company?.id ?? ''
  const member = async (role: CompanyRole) => {
    const person = await newDeveloper()
    await db().insert(memberships).values({ companyId, accountId: person.actor.accountId, role, createdAt })
    return person
  }
  const [other, collaborator] = [await newDeveloper(), await newDeveloper()]
  await db().insert(appCollaborators).values({ appId: sharedAppId, accountId: collaborator.actor.accountId, createdAt })
  const cookies = async (signedInAs: Developer) => cookiesOf(await openBrowser({ signedInAs }))
  return [
    { who: 'stranger', cookies: {}, mayCreate: false, inCompany: false },
    { who: 'of another Company', cookies: await cookies(other), mayCreate: false, inCompany: false },
    { who: 'collaborator', cookies: await cookies(collaborator), mayCreate: false, inCompany: true },
    { who: 'billing', cookies: await cookies(await member('billing')), mayCreate: false, inCompany: true },
    { who: 'admin', cookies: await cookies(await member('admin')), mayCreate: true, inCompany: true },
  ]
}

/** Every row that names one of these, as text; who is signed in and how often somebody tried is not theirs. */
async function rowsAbout(ids: string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of [
    'companies',
    'memberships',
    'apps',
    'client_invites',
    'client_invite_apps',
    'billing_contacts',
    'activities',
    'outbox',
  ]) {
    const rows = await db().execute<{ text: string }>(sql`select t::text as text from ${sql.identifier(table)} t`)
    const texts = rows.map(({ text }) => text).filter((text) => ids.some((id) => text.includes(id)))
    found[table] = texts.filter((text) => !/signed-in|mail-/.test(text)).sort()
  }
  return found
}
