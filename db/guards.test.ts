import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/id'
import { ROUNDS } from '@/testing/races'
import { prepareVerbs } from '@/testing/verbs'
import { openConnection } from './client'
import { inTransaction, lockCompany } from './transaction'

// What the database itself refuses, whoever writes: raw statements on the raw tables.

prepareVerbs()
const NOW = new Date('2026-11-23T12:00:00Z')

let sql: postgres.Sql
let mara = ''
let kim = ''
let plan = ''

beforeAll(async () => {
  sql = openConnection(4)
  mara = await account('mara@studio.example')
  kim = await account('kim@blumenhaus.example')
  plan = newId()
  await sql`insert into plans (id, slug, name, size, position) values (${plan}, 'standard', 'Standard', '2 GB', 0)`
})
afterAll(() => sql.end())

async function account(email: string): Promise<string> {
  const id = newId()
  await sql`insert into accounts (id, kind, email, first_name, created_at)
    values (${id}, 'developer', ${email}, 'Someone', ${NOW})`
  return id
}

async function company(...owners: string[]): Promise<string> {
  const id = newId()
  await sql.begin(async (tx) => {
    await tx`insert into companies (id, slug, created_at) values (${id}, ${`c-${id}`}, ${NOW})`
    for (const owner of owners) {
      await tx`insert into memberships (company_id, account_id, role, created_at)
        values (${id}, ${owner}, 'owner', ${NOW})`
    }
  })
  return id
}

let names = 0
async function app(companyId: string): Promise<string> {
  const id = newId()
  names += 1
  await sql`insert into apps (id, company_id, name, plan_id, created_by, created_at, trial_ends_at)
    values (${id}, ${companyId}, ${`app-${names}`}, ${plan}, ${mara}, ${NOW}, ${NOW})`
  return id
}

async function contact(companyId: string): Promise<string> {
  const id = newId()
  await sql`insert into billing_contacts
      (id, company_id, currency, legal_name, invoice_email, address, country, language, status, created_at)
    values (${id}, ${companyId}, 'eur', 'Blumenhaus GmbH', 'kim@blumenhaus.example', '{}', 'DE', 'de', 'incomplete', ${NOW})`
  return id
}

async function sentInvite(companyId: string): Promise<string> {
  const id = newId()
  await sql`insert into client_invites
      (id, company_id, sender_id, email, country, sender_name, mailed_hash, copied_hash, terms, terms_hash,
       created_at, sent_at, last_sent_at, expires_at)
    values (${id}, ${companyId}, ${mara}, 'kim@blumenhaus.example', 'DE', 'Mara', ${`m-${id}`}, ${`c-${id}`}, '{}', 'h',
       ${NOW}, ${NOW}, ${NOW}, ${NOW})`
  return id
}

/** Which rule of the database said no; the empty text when none did. */
async function refusedBy(statement: Promise<unknown>): Promise<string> {
  try {
    await statement
    return ''
  } catch (error) {
    const { code, constraint_name: rule } = error as postgres.PostgresError
    return rule ?? code
  }
}

describe('a Company always has an Owner', () => {
  const ownersOf = async (companyId: string) => {
    const rows = await sql`select 1 from memberships where company_id = ${companyId} and role = 'owner'`
    return rows.length
  }
  const writeActivity = (tx: postgres.TransactionSql, companyId: string) =>
    tx`insert into activities (id, company_id, actor_kind, verb, facts, at)
      values (${newId()}, ${companyId}, 'account', 'company-created', '{}', ${NOW})`
  const leave = (tx: postgres.TransactionSql, companyId: string, who: string) =>
    tx`delete from memberships where company_id = ${companyId} and account_id = ${who}`
  const demote = (tx: postgres.TransactionSql, companyId: string, who: string) =>
    tx`update memberships set role = 'admin' where company_id = ${companyId} and account_id = ${who}`

  type Change = typeof leave

  /** Two transactions that have both written before either commits. */
  async function collide(companyId: string, changes: [Change, Change]): Promise<string[]> {
    let arrived = 0
    let open = () => {}
    const both = new Promise<void>((resolve) => {
      open = resolve
    })
    const one = (change: Change, who: string) =>
      sql.begin(async (tx) => {
        await writeActivity(tx, companyId)
        await change(tx, companyId, who)
        arrived += 1
        if (arrived === 2) open()
        await both
      })
    return Promise.all([refusedBy(one(changes[0], mara)), refusedBy(one(changes[1], kim))])
  }

  test.each([
    ['both leave', [leave, leave]],
    ['one leaves while the other is demoted', [leave, demote]],
    ['both are demoted', [demote, demote]],
  ] as [string, [Change, Change]][])(
    'of two last Owners one stays when %s at the same moment',
    async (_what, changes) => {
      for (let round = 0; round < ROUNDS; round++) {
        const companyId = await company(mara, kim)
        const answers = await collide(companyId, changes)
        expect(answers.sort()).toEqual(['', 'company_keeps_an_owner'])
        expect(await ownersOf(companyId)).toBe(1)
      }
    },
  )

  test('with the Company locked first, the second one finds out before writing', async () => {
    const removeUnlessLast = (companyId: string, who: string) =>
      inTransaction(async (tx) => {
        await tx.execute(`insert into activities (id, company_id, actor_kind, verb, facts, at)
          values ('${newId()}', '${companyId}', 'account', 'company-created', '{}', '${NOW.toISOString()}')`)
        await lockCompany(tx, companyId)
        const owners = await tx.execute(
          `select 1 from memberships where company_id = '${companyId}' and role = 'owner'`,
        )
        if (owners.length === 1) return 'last-owner'
        await tx.execute(`delete from memberships where company_id = '${companyId}' and account_id = '${who}'`)
        return 'removed'
      })
    for (let round = 0; round < ROUNDS; round++) {
      const companyId = await company(mara, kim)
      const answers = await Promise.all([removeUnlessLast(companyId, mara), removeUnlessLast(companyId, kim)])
      expect(answers.sort()).toEqual(['last-owner', 'removed'])
      expect(await ownersOf(companyId)).toBe(1)
    }
  })

  test('a Company without an Owner cannot be made', async () => {
    expect(await refusedBy(company())).toBe('company_keeps_an_owner')
  })

  test('an Owner may go when another one comes in the same transaction', async () => {
    const companyId = await company(mara)
    const swap = sql.begin(async (tx) => {
      await leave(tx, companyId, mara)
      await tx`insert into memberships (company_id, account_id, role, created_at)
        values (${companyId}, ${kim}, 'owner', ${NOW})`
    })
    expect(await refusedBy(swap)).toBe('')
  })

  test('a membership cannot be moved away to another Company to get rid of the last Owner', async () => {
    const companyId = await company(mara)
    const other = await company(kim)
    const moved = sql`update memberships set company_id = ${other} where company_id = ${companyId}`
    expect(await refusedBy(moved)).toBe('company_keeps_an_owner')
  })
})

describe('a person is one thing in a Company', () => {
  const collaborate = (appId: string, who: string, on: postgres.Sql | postgres.TransactionSql = sql) =>
    on`insert into app_collaborators (app_id, account_id, created_at) values (${appId}, ${who}, ${NOW})`
  const belong = (companyId: string, who: string) =>
    sql`insert into memberships (company_id, account_id, role, created_at) values (${companyId}, ${who}, 'admin', ${NOW})`
  const rule = 'one_role_a_company'

  test('a member gets no access by App, and whoever has some becomes no member beside it', async () => {
    const companyId = await company(mara)
    const appId = await app(companyId)
    expect(await refusedBy(collaborate(appId, mara))).toBe(rule)
    expect(await refusedBy(collaborate(appId, kim))).toBe('')
    expect(await refusedBy(belong(companyId, kim))).toBe(rule)
  })

  test('one may take the place of the other in one transaction', async () => {
    const companyId = await company(mara)
    const appId = await app(companyId)
    await belong(companyId, kim)
    const swap = sql.begin(async (tx) => {
      await collaborate(appId, kim, tx)
      await tx`delete from memberships where company_id = ${companyId} and account_id = ${kim}`
    })
    expect(await refusedBy(swap)).toBe('')
  })

  test('an App takes no Collaborator along who is a member where it goes', async () => {
    const [from, to] = [await company(mara), await company(kim)]
    const appId = await app(from)
    await collaborate(appId, kim)
    expect(await refusedBy(sql`update apps set company_id = ${to} where id = ${appId}`)).toBe(rule)
  })

  test('of two changes at once that would make both, one is refused', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const companyId = await company(mara)
      const appId = await app(companyId)
      const answers = await Promise.all([refusedBy(collaborate(appId, kim)), refusedBy(belong(companyId, kim))])
      expect(answers.sort()).toEqual(['', rule])
    }
  })
})

describe('an App', () => {
  test('is on one open invite at most, and free again once that is closed', async () => {
    const companyId = await company(mara)
    const appId = await app(companyId)
    const offer = async () =>
      sql`insert into client_invite_apps (invite_id, app_id, plan_id, monthly_amount)
        values (${await sentInvite(companyId)}, ${appId}, ${plan}, 4500)`
    await offer()
    expect(await refusedBy(offer())).toBe('client_invite_apps_one_open')
    await sql`update client_invite_apps set closed_at = ${NOW} where app_id = ${appId}`
    expect(await refusedBy(offer())).toBe('')
  })

  test('is paid by a Billing Contact of its own Company only', async () => {
    const own = await company(mara)
    const foreign = await company(kim)
    const appId = await app(own)
    const pay = (contactId: string) =>
      sql`update apps set billing_contact_id = ${contactId}, trial_ends_at = null where id = ${appId}`
    expect(await refusedBy(pay(await contact(foreign)))).toBe('apps_billing_contact_of_same_company')
    expect(await refusedBy(pay(await contact(own)))).toBe('')
    const moved = sql`update apps set company_id = ${foreign} where id = ${appId}`
    expect(await refusedBy(moved)).toBe('apps_billing_contact_of_same_company')
  })

  test('is either on trial or paid, never both and never neither', async () => {
    const appId = await app(await company(mara))
    expect(await refusedBy(sql`update apps set trial_ends_at = null where id = ${appId}`)).toBe('apps_trial_or_paid')
  })

  test.each(['a', 'Blumen', '1shop', 'shop-', 'sh--op', 'ab', 'a'.repeat(31), 'blumen_haus'])(
    'cannot be called %s',
    async (name) => {
      const appId = await app(await company(mara))
      expect(await refusedBy(sql`update apps set name = ${name} where id = ${appId}`)).toBe('apps_name_form')
    },
  )

  test('has a name of its own until that is freed', async () => {
    const companyId = await company(mara)
    const [one, other] = [await app(companyId), await app(companyId)]
    const take = () => sql`update apps set name = (select name from apps where id = ${one}) where id = ${other}`
    expect(await refusedBy(take())).toBe('apps_name')
    await sql`update apps set deleted_at = ${NOW}, name_freed_at = ${NOW} where id = ${one}`
    expect(await refusedBy(take())).toBe('')
  })
})

describe('the day ledger', () => {
  let appId = ''
  let contactId = ''
  const use = (startsOn: string, endsOn: string | null) =>
    sql`insert into app_usage
        (id, app_id, billing_contact_id, plan_id, monthly_amount, currency, starts_on, ends_on, created_at)
      values (${newId()}, ${appId}, ${contactId}, ${plan}, 4500, 'eur', ${startsOn}, ${endsOn}, ${NOW})`

  beforeAll(async () => {
    const companyId = await company(mara)
    appId = await app(companyId)
    contactId = await contact(companyId)
    await use('2026-11-01', '2026-11-10')
  })

  test.each([
    ['the last day', '2026-11-10', '2026-11-12'],
    ['the first day', '2026-10-20', '2026-11-01'],
    ['a day within', '2026-11-05', '2026-11-05'],
    ['everything', '2026-10-01', null],
  ])('has one payer a day: a second row over %s is refused', async (_what, startsOn, endsOn) => {
    expect(await refusedBy(use(startsOn, endsOn))).toBe('app_usage_no_overlap')
  })

  test('takes an empty row anywhere, but no row that ends two days before it starts', async () => {
    expect(await refusedBy(use('2026-11-05', '2026-11-04'))).toBe('')
    expect(await refusedBy(use('2026-11-05', '2026-11-03'))).toBe('app_usage_days')
  })

  test('goes on the day after without a gap, and has one open row at most', async () => {
    expect(await refusedBy(use('2026-11-11', null))).toBe('')
    expect(['app_usage_one_open', 'app_usage_no_overlap']).toContain(await refusedBy(use('2026-12-01', null)))
  })
})

describe('what happened stays written', () => {
  test('an activity is neither changed nor deleted, nor are all of them', async () => {
    const id = newId()
    await sql`insert into activities (id, actor_kind, verb, facts, at) values (${id}, 'clock', 'signed-in', '{}', ${NOW})`
    const rule = 'activities_append_only'
    expect(await refusedBy(sql`update activities set facts = '{"a":1}' where id = ${id}`)).toBe(rule)
    expect(await refusedBy(sql`update activities set at = now()`)).toBe(rule)
    expect(await refusedBy(sql`delete from activities where id = ${id}`)).toBe(rule)
    expect(await refusedBy(sql`delete from activities`)).toBe(rule)
    expect(await refusedBy(sql`truncate activities`)).toBe(rule)
    expect(await refusedBy(sql`truncate activities restart identity cascade`)).toBe(rule)
    const kept = await sql`select verb, facts from activities where id = ${id}`
    expect(kept).toEqual([{ verb: 'signed-in', facts: {} }])
  })

  test('an agreement is neither changed nor deleted', async () => {
    const companyId = await company(mara)
    const inviteId = await sentInvite(companyId)
    await sql`insert into agreements (id, company_id, account_id, invite_id, document, version, sha256, agreed_at)
      values (${newId()}, ${companyId}, ${mara}, ${inviteId}, 'terms', '2026-10-01', 'x', ${NOW})`
    const rule = 'agreements_append_only'
    expect(await refusedBy(sql`update agreements set version = '2' where invite_id = ${inviteId}`)).toBe(rule)
    expect(await refusedBy(sql`delete from agreements where invite_id = ${inviteId}`)).toBe(rule)
    expect(await refusedBy(sql`truncate agreements cascade`)).toBe(rule)
  })

  test('a Billing Contact keeps its currency', async () => {
    const contactId = await contact(await company(mara))
    const changed = sql`update billing_contacts set currency = 'chf' where id = ${contactId}`
    expect(await refusedBy(changed)).toBe('billing_contacts_currency')
  })

  test('a Billing Contact is active only with a customer and a payment method', async () => {
    const contactId = await contact(await company(mara))
    const activated = sql`update billing_contacts set status = 'active' where id = ${contactId}`
    expect(await refusedBy(activated)).toBe('billing_contacts_active_pays')
  })
})

describe('an ended Client Invite', () => {
  const ends = ['completed_at', 'withdrawn_at', 'declined_at']
  const end = async (moment: string) => {
    const id = await sentInvite(await company(mara))
    await sql`update client_invites set ordered_at = ${NOW}, ${sql(moment)} = ${NOW} where id = ${id}`
    return id
  }

  test.each(ends)('keeps its %s: not taken back, not moved', async (moment) => {
    const id = await end(moment)
    for (const value of [null, new Date('2027-01-01')]) {
      const changed = sql`update client_invites set ${sql(moment)} = ${value} where id = ${id}`
      expect(await refusedBy(changed)).toBe('client_invites_ended')
    }
  })

  test.each(ends)('with %s gets no new link', async (moment) => {
    const id = await end(moment)
    const renewed = sql`update client_invites set generation = 2 where id = ${id}`
    expect(await refusedBy(renewed)).toBe('client_invites_ended')
  })

  test('has one end only', async () => {
    for (const moment of ends) {
      const other = ends.find((one) => one !== moment) ?? ''
      const id = await end(moment)
      const twice = sql`update client_invites set ${sql(other)} = ${NOW} where id = ${id}`
      expect(await refusedBy(twice)).toBe('client_invites_one_end')
    }
  })

  test('keeps the terms it was completed on', async () => {
    const id = await end('completed_at')
    const changed = sql`update client_invites set terms_hash = 'other' where id = ${id}`
    expect(await refusedBy(changed)).toBe('client_invites_terms')
  })

  test('is not completed without an order, and not sent half', async () => {
    const companyId = await company(mara)
    const id = await sentInvite(companyId)
    const done = sql`update client_invites set completed_at = ${NOW} where id = ${id}`
    expect(await refusedBy(done)).toBe('client_invites_completed_was_ordered')
    const half = sql`update client_invites set mailed_hash = null where id = ${id}`
    expect(await refusedBy(half)).toBe('client_invites_sent_is_whole')
  })
})

describe('an ended Team Invite', () => {
  const ends = ['accepted_at', 'declined_at', 'withdrawn_at']
  const rule = 'team_invites_ended'

  async function ended(moment: string): Promise<string> {
    const [id, companyId] = [newId(), await company(mara)]
    await sql`insert into team_invites
        (id, company_id, inviter_id, sender_name, email, role, mailed_hash, copied_hash, sent_at, last_sent_at, expires_at)
      values (${id}, ${companyId}, ${mara}, 'Mara', ${`${id}@team.example`}, 'admin', ${`m-${id}`}, ${`c-${id}`},
        ${NOW}, ${NOW}, ${NOW})`
    const by = moment === 'accepted_at' ? kim : null
    await sql`update team_invites set ${sql(moment)} = ${NOW}, accepted_by = ${by} where id = ${id}`
    return id
  }

  test.each(ends)('with %s stays so: not taken back, not moved, without a new link or a second end', async (moment) => {
    const id = await ended(moment)
    const later = new Date(NOW.getTime() + 1000)
    expect(
      await refusedBy(sql`update team_invites set ${sql(moment)} = null, accepted_by = null where id = ${id}`),
    ).toBe(rule)
    expect(await refusedBy(sql`update team_invites set ${sql(moment)} = ${later} where id = ${id}`)).toBe(rule)
    expect(await refusedBy(sql`update team_invites set generation = generation + 1 where id = ${id}`)).toBe(rule)
    for (const other of ends.filter((end) => end !== moment)) {
      expect(await refusedBy(sql`update team_invites set ${sql(other)} = ${NOW} where id = ${id}`)).toBe(rule)
    }
  })
})

describe('an order', () => {
  test('has one open Checkout per invite at most', async () => {
    const inviteId = await sentInvite(await company(mara))
    const begin = () =>
      sql`insert into billing_checkouts
          (id, invite_id, account_id, buyer, quote, terms_hash, currency, status, ordered_at, expires_at)
        values (${newId()}, ${inviteId}, ${kim}, '{}', '{}', 'h', 'eur', 'open', ${NOW}, ${NOW})`
    expect(await refusedBy(begin())).toBe('')
    expect(await refusedBy(begin())).toBe('billing_checkouts_one_open')
  })
})

describe('a payment setup', () => {
  const begin = (payer: string | null, moments = sql`null, null`) =>
    sql`insert into payment_setups (id, billing_contact_id, stripe_request, next, created_at, expires_at, settled_at, ended_at)
      values (${newId()}, ${payer}, '{}', '/', ${NOW}, ${NOW}, ${moments})`

  test('is one open one per Billing Contact at most, for somebody, with one end', async () => {
    const payer = await contact(await company(mara))
    expect(await refusedBy(begin(payer, sql`${NOW}, null`))).toBe('')
    expect(await refusedBy(begin(payer))).toBe('')
    expect(await refusedBy(begin(payer))).toBe('payment_setups_one_open')
    expect(await refusedBy(begin(payer, sql`${NOW}, ${NOW}`))).toBe('payment_setups_one_end')
    expect(await refusedBy(begin(null))).toBe('payment_setups_whose')
  })
})

test('one address has one account, and only in its canonical form', async () => {
  expect(await refusedBy(account('mara@studio.example'))).toBe('accounts_email')
  expect(await refusedBy(account('Mara@studio.example'))).toBe('accounts_email_canonical')
})
