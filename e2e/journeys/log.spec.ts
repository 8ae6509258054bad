import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { builtActions } from '@/e2e/build'
import { type Fields, postAction } from '@/e2e/posted-action'
import { ask } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'
import { newId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { newDeveloper } from '@/testing/people'
import { sessionHeader } from '@/testing/sign-in'
import { newPublicKey } from '@/testing/ssh-key'
import type { Stack } from '@/testing/stack'

/** Lets every query that needs a table fail, as long as something is done. */
async function without(table: string, work: () => Promise<unknown>): Promise<void> {
  const [name, away] = [sql.identifier(table), sql.identifier(`${table}_away`)]
  await db().execute(sql`alter table ${name} rename to ${away}`)
  await work().finally(() => db().execute(sql`alter table ${away} rename to ${name}`))
}

/** Lets every row that is written to a table be refused, with the whole row in what the database says of it. */
async function refusing(table: string, work: () => Promise<unknown>): Promise<void> {
  const name = sql.identifier(table)
  await db().execute(sql`alter table ${name} add constraint refuses_all check (false) not valid`)
  await work().finally(() => db().execute(sql`alter table ${name} drop constraint refuses_all`))
}

const send = (stack: Stack, name: string, path: string, fields: Fields, cookies: Record<string, string> = {}) => {
  const action = builtActions().find((one) => one.name === name)
  if (!action) throw new Error(`no action ${name}`)
  return postAction(stack, { id: action.id, path, fields }, cookies)
}

test('a query that fails is logged by its code and its statement, and by nothing that was asked with', async ({
  stack,
}) => {
  const { actor, slug } = await newDeveloper()
  const cookies = await sessionHeader(actor.accountId)
  const before = stack.log().length
  const since = () => stack.log().slice(before)
  const typed = {
    label: 'etikett von der geheimen maschine',
    email: 'wer-auch-immer@geheim.example',
    note: 'ein ganzer text, den niemand sonst lesen soll',
    first: 'Vornamia',
    last: 'Nachnamia',
  }
  const key = newPublicKey('kommentar-im-schluessel')

  await refusing('ssh_keys', () =>
    send(
      stack,
      'addKey',
      paths.sshKeys(),
      [
        ['publicKey', key],
        ['label', typed.label],
      ],
      cookies,
    ),
  )
  await refusing('one_time_tokens', async () => {
    const person: Fields = [
      ['firstName', typed.first],
      ['lastName', typed.last],
      ['email', typed.email],
      ['password', 'korrekt pferd batterie 7'],
    ]
    await send(stack, 'signUp', paths.signUp(), person)
    await send(stack, 'askForReset', paths.forgot(), [['email', typed.email]])
    await send(stack, 'signIn', paths.signIn(), [
      ['email', typed.email],
      ['way', 'code'],
    ])
  })
  await refusing('team_invites', () =>
    send(
      stack,
      'inviteSomeone',
      paths.inviteMember(slug),
      [
        ['companySlug', slug],
        ['email', typed.email],
        ['role', 'admin'],
        ['name', typed.first],
        ['message', typed.note],
        ['language', 'en'],
        ['expiryDays', '14'],
      ],
      cookies,
    ),
  )
  // A page that fails while it is drawn is told by Next itself.
  const tokenId = newId()
  await without('one_time_tokens', () => ask(stack, paths.signInCode(tokenId), { headers: { accept: 'text/html' } }))
  await without('activities', () => ask(stack, paths.activity(slug), { headers: { accept: 'text/html', ...cookies } }))
  await expect.poll(since).toMatch(/42P01[\s\S]*42P01/)

  const log = since()
  expect(log.match(/23514 refuses_all/g)?.length ?? 0).toBeGreaterThanOrEqual(5)
  expect(log).toMatch(/statement: insert into "ssh_keys"/)
  expect(log).toMatch(/statement: insert into "team_invites"/)
  const secrets = [
    ...Object.values(typed),
    'korrekt pferd',
    'argon2',
    'kommentar-im-schluessel',
    key.split(' ')[1] ?? '',
  ]
  for (const secret of [...secrets, tokenId]) expect(log, secret).not.toContain(secret)
  expect(log).not.toMatch(/params:|Failing row|detail:|parameters/i)
})

test('every entry of the log is one line, and no line is an order to a terminal', async ({ stack }) => {
  const { actor } = await newDeveloper()
  const cookies = await sessionHeader(actor.accountId)
  const before = stack.log().length
  const forged = 'x\u001b[2J\u001b]0;owned\u0007\nrequest 00000000: forged\r\u202e\u009b31m'
  await refusing('ssh_keys', () =>
    send(
      stack,
      'addKey',
      paths.sshKeys(),
      [
        ['publicKey', newPublicKey(forged)],
        ['label', forged],
      ],
      cookies,
    ),
  )
  await ask(stack, `/api/find?q=${encodeURIComponent(forged)}`, { headers: cookies })
  await expect.poll(() => stack.log().slice(before)).toContain('refuses_all')
  const log = stack.log().slice(before)
  expect(log).not.toMatch(/[^\P{Cc}\n]/u)
  expect(log).not.toMatch(/^request 00000000/m)
})
