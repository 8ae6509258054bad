import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/id'
import { fullName, labelOf } from '@/lib/person-name'
import { prepareVerbs } from '@/testing/verbs'
import { openConnection } from './client'

// What the views say of rows put down directly.

prepareVerbs()
const NOW = new Date('2026-11-23T12:00:00Z')

let sql: postgres.Sql
let plan = ''
beforeAll(async () => {
  sql = openConnection(1)
  plan = newId()
  await sql`insert into plans (id, slug, name, size, position) values (${plan}, 'standard', 'Standard', '2 GB', 0)`
})
afterAll(() => sql.end())

async function account(names: { firstName?: string; lastName?: string } = {}): Promise<string> {
  const id = newId()
  await sql`insert into accounts (id, kind, email, first_name, last_name, created_at) values (
    ${id}, 'developer', ${`${id}@views.example`}, ${names.firstName ?? ''}, ${names.lastName ?? ''}, ${NOW})`
  return id
}

describe('seats', () => {
  let company = ''
  let owner = ''
  const apps: string[] = []
  beforeAll(async () => {
    owner = await account()
    company = newId()
    await sql.begin(async (tx) => {
      await tx`insert into companies (id, slug, created_at) values (${company}, 'views', ${NOW})`
      await tx`insert into memberships (company_id, account_id, role, created_at)
        values (${company}, ${owner}, 'owner', ${NOW})`
    })
    for (const name of ['shop', 'blog', 'shut']) {
      const id = newId()
      apps.push(id)
      await sql`insert into apps (id, company_id, name, plan_id, created_by, created_at, trial_ends_at, deleted_at)
        values (${id}, ${company}, ${name}, ${plan}, ${owner}, ${NOW}, ${NOW}, ${name === 'shut' ? NOW : null})`
    }
  })

  const belong = async (role: string) => {
    const id = await account()
    await sql`insert into memberships (company_id, account_id, role, created_at)
      values (${company}, ${id}, ${role}, ${NOW})`
    return id
  }
  const collaborate = (accountId: string, appId = '', on: postgres.Sql | postgres.TransactionSql = sql) =>
    on`insert into app_collaborators (app_id, account_id, created_at) values (${appId}, ${accountId}, ${NOW})`
  const seatsOf = async (accountId: string, on: postgres.Sql | postgres.TransactionSql = sql) => [
    ...(await on`select role, app_id, since from seats where account_id = ${accountId} and company_id = ${company}`),
  ]

  test('an Owner, an Admin and a Billing person have one seat each, on no App', async () => {
    const people = { owner, admin: await belong('admin'), billing: await belong('billing') }
    for (const [role, id] of Object.entries(people)) {
      expect(await seatsOf(id)).toEqual([{ role, app_id: null, since: NOW }])
    }
  })

  test('a Collaborator has a seat on each App, and none on one that is switched off', async () => {
    const [shop = '', blog = '', shut] = apps
    const id = await account()
    for (const app of [shop, blog, shut]) await collaborate(id, app)
    const seats = await seatsOf(id)
    expect(seats.map((seat) => seat.app_id).sort()).toEqual([shop, blog].sort())
    expect(seats.map((seat) => seat.role)).toEqual(['collaborator', 'collaborator'])
    const onShut = await account()
    await collaborate(onShut, shut)
    expect(await seatsOf(onShut)).toEqual([])
  })

  test('whoever becomes a member while they still are a Collaborator is a member', async () => {
    const id = await account()
    await collaborate(id, apps[0])
    await sql.begin(async (tx) => {
      await tx`insert into memberships (company_id, account_id, role, created_at)
        values (${company}, ${id}, 'billing', ${NOW})`
      expect(await seatsOf(id, tx)).toEqual([{ role: 'billing', app_id: null, since: NOW }])
      await tx`delete from app_collaborators where account_id = ${id}`
    })
  })

  test('a stranger has none', async () => {
    expect(await seatsOf(await account())).toEqual([])
  })

  test.each(['account_id', 'company_id'])('who asks by %s reads by indexes, not whole tables', async (column) => {
    await sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`
      const rows = await tx`explain select role from seats where ${tx(column)} = ${owner}`
      const lines = rows.map((row) => String(row['QUERY PLAN'])).join('\n')
      expect(lines).toContain('app_collaborators')
      expect(lines).not.toContain('Seq Scan')
      expect(lines).toMatch(new RegExp(`Cond: \\(${column} = `))
    })
  })
})

describe('people', () => {
  test.each([
    ['by first and last name', { firstName: 'Mara', lastName: 'Lindt' }, 'Mara Lindt'],
    ['by the first name where there is no last one', { firstName: 'Kim' }, 'Kim'],
    ['by the last name where there is no first one', { lastName: 'Berger' }, 'Berger'],
    ['by the address where there is no name', {}, ''],
  ])('are called %s, here as in the product', async (_how, names, called) => {
    const id = await account(names)
    const [person] = await sql`select email, full_name, label from people where account_id = ${id}`
    const email = `${id}@views.example`
    expect(person).toEqual({ email, full_name: called, label: called || email })
    const row = { firstName: '', lastName: '', ...names, email }
    expect({ full_name: fullName(row), label: labelOf(row) }).toEqual({ full_name: called, label: called || email })
  })
})
