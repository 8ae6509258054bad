import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { fetched } from '@/e2e/raw-request'
import { ROUTES } from '@/e2e/sweeps/matrix/matrix'
import { gatherCast, type MatrixCast } from '@/e2e/sweeps/matrix/matrix-cast'
import { targetsOf } from '@/e2e/sweeps/matrix/matrix-targets'
import { expect, test } from '@/e2e/world'
import { clock } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { removeMember } from '@/lib/team/remove-member'
import { chosen } from '@/testing/extent'
import type { Mail } from '@/testing/inbox'
import { inviteToTeam } from '@/testing/join-team'
import type { Stack } from '@/testing/stack'
import { accountsOf, columnsWithoutCanary, staleExceptions, writeCanaries } from './canary-columns'

const CANARY = /canary-[a-z]+-[a-z]+-[0-9a-z]+/g
/** As a document, as script fetches it; in the long form also as it is fetched ahead, which is a part of that. */
const KINDS: Record<string, string>[] = [
  { accept: 'text/html' },
  ...chosen<Record<string, string>>({ rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }),
]

/** What a person of the Company must not meet anywhere, by the table of docs/rules.md R2. */
const HIDDEN: Record<'collaborator' | 'billing', RegExp> = {
  // Other Apps, who pays, who else is invited, whose keys are whose.
  collaborator: /canary-(?:bill\w+|clientinvites|teaminvites|sshkeys|sessions|onetimetokens|activities)-\w+-\w+/g,
  // Names, plans and costs of Apps, and the team: no keys, no log, no words of somebody's invitation to a client.
  billing: /canary-(?:clientinvites|sshkeys|sessions|onetimetokens|activities|billingcheckouts)-\w+-\w+/g,
}

test('every text of the schema has a canary, or a reason why not', async ({ stack: _stack }) => {
  expect(await columnsWithoutCanary()).toEqual([])
  expect(await staleExceptions()).toEqual([])
  expect(await columnsWithoutCanary([{ table: 'brand_new', column: 'words' }])).toEqual(['brand_new.words'])
})

test('no text of one tenant reaches another one, on any page, in any payload, mail, file or search', async ({
  stack,
}) => {
  test.setTimeout(480_000)
  const cast = await gatherCast()
  await writeCanaries(cast)
  const [renamed, targets] = await afresh(cast)
  const found: string[] = []
  const note = (what: string, path: string, body: string, hidden = CANARY) => {
    const asked = path.split(/[/?=&]/).filter((part) => part.startsWith('canary-'))
    const echoed = asked.reduce((rest, part) => rest.replaceAll(part, ''), body)
    for (const canary of new Set(echoed.match(hidden) ?? [])) found.push(`${what} ${path}: ${canary}`)
  }
  const look = async (who: string, path: string, hidden = CANARY) => {
    for (const headers of KINDS) {
      const { status, body } = await fetched(stack, path, { ...headers, ...cast.cookies[who] })
      expect(status, `${who} ${path}`).toBeLessThan(500)
      note(headers.rsc ? `${who} (payload)` : who, path, body, hidden)
    }
  }

  // First that these eyes see: the Owner meets canaries of every part that pages show.
  for (const { about } of ROUTES.filter(({ expected }) => expected.owner === 'shown')) {
    await look('owner', targets.at(about))
  }
  const met = found.splice(0).join('\n')
  for (const seen of [
    'companies-name',
    'apps-name',
    'accounts-firstname',
    'accounts-email',
    'teaminvites-email',
    'bills-recipient',
  ]) {
    expect(met, 'the Owner meets it').toContain(`canary-${seen}`)
  }
  expect(met, 'in the log').toContain('canary-activities-facts')
  expect(met, 'in what script fetches').toMatch(/\(payload\).*canary-/)

  for (const who of ['anonymous', 'stranger', 'former', 'elsewhere'] as const) {
    // Whoever holds a link may read what it is about; everything else of the tenant is nobody's.
    const rows = ROUTES.filter(({ expected }) => expected[who] !== 'public')
    for (const { about } of rows) await look(who, targets.at(about))
    const own = cast.people[who as 'elsewhere']?.slug
    const pages = own
      ? [
          '',
          '/apps',
          '/bills',
          '/bills/export',
          '/team',
          '/activity',
          '/details',
          '/activity/export/csv',
          '/activity/export/json',
        ]
      : []
    for (const page of pages) await look(who, `/c/${own}${page}`)
    for (const q of ['canary', renamed.app, renamed.person]) await look(who, paths.find(q))
  }
  for (const who of ['collaborator', 'billing'] as const) {
    for (const { about } of ROUTES.filter(({ expected }) => expected[who] !== 'public')) {
      await look(who, targets.at(about), HIDDEN[who])
    }
    await look(who, paths.find('canary'), HIDDEN[who])
  }
  // A Collaborator finds no App but theirs, and nobody who works elsewhere.
  for (const other of [renamed.app, renamed.billingPerson]) {
    for (const path of [
      paths.find(other),
      paths.company(renamed.slug),
      paths.apps(renamed.slug),
      paths.team(renamed.slug),
      paths.activity(renamed.slug),
      paths.home(),
    ]) {
      await look('collaborator', path, new RegExp(other, 'g'))
    }
  }

  await stirElsewhere(cast)
  await expect
    .poll(async () => (await allMails(stack)).filter(({ body }) => /Nachbar/.test(body.text)).length)
    .toBeGreaterThan(1)
  const inside = new Set(await addressesOf(cast))
  for (const mail of await allMails(stack)) {
    const to = [mail.body.to].flat()
    if (to.some((address) => inside.has(address) || address.startsWith('canary-'))) continue
    note(`mail to ${to.join()}`, mail.body.subject, JSON.stringify(mail.body))
  }
  expect(found).toEqual([])
})

/** The names of the Company as they are now, and addresses with them. */
async function afresh(cast: MatrixCast) {
  const companyRow = async (id: string) => (await db().select().from(companies).where(eq(companies.id, id)))[0]
  const nameOf = async (id: string) => (await db().select().from(apps).where(eq(apps.id, id)))[0]?.name ?? ''
  const person = async (id: string) =>
    (await db().select().from(accounts).where(eq(accounts.id, id)))[0]?.firstName ?? ''
  const company = await companyRow(cast.company.id)
  const slug = company?.slug ?? ''
  const [trial, shared] = [await nameOf(cast.trial.id), await nameOf(cast.shared.id)]
  const now: MatrixCast = {
    ...cast,
    company: { ...cast.company, slug },
    trial: { ...cast.trial, name: trial },
    shared: { ...cast.shared, name: shared },
  }
  const names = {
    ...{ slug, app: trial, person: await person(cast.people.owner.actor.accountId) },
    billingPerson: await person(cast.people.billing.actor.accountId),
  }
  return [names, await targetsOf(now)] as const
}

/** Something happens next door, of which mails tell. */
async function stirElsewhere({ people: { elsewhere, stranger } }: MatrixCast): Promise<void> {
  await inviteToTeam(elsewhere.actor, elsewhere.slug, {
    email: 'nachbar@canaries.example',
    role: 'admin',
    name: 'Nachbar',
  })
  const fresh = { ...elsewhere.actor, provedAt: clock.now() }
  await removeMember(fresh, { companySlug: elsewhere.slug, accountId: stranger.actor.accountId, message: 'Nachbar' })
}

async function addressesOf(cast: MatrixCast): Promise<string[]> {
  const { people, mara, client, team, pending, links } = cast
  const site = client.email.split('@')[1]
  const known = Object.values(people).filter(({ actor }) => accountsOf(cast).includes(actor.accountId))
  const invited = [team.waiting, team.asBilling, team.toKnown, team.expired, pending, links.toKnown].map(
    ({ email }) => email,
  )
  return [
    ...known.map(({ email }) => email),
    mara.email,
    client.email,
    team.colleague.email,
    ...invited,
    `jonas@${site}`,
  ]
}

async function allMails(stack: Stack): Promise<Mail[]> {
  return (await fetch(`${stack.inboxOrigin}/_control/emails`)).json()
}
