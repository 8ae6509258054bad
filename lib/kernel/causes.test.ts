import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { prepareVerbs } from '@/testing/verbs'
import { causesOf } from './causes'

prepareVerbs()

test('a failed query is told by the reason the database gives, and never with what it was asked with', async () => {
  const failed = await db()
    .execute(sql`select * from no_such_table where email = ${'kim@blumenhaus.example'}`)
    .catch((error: unknown) => error)
  expect(causesOf(failed)).toBe('42P01: relation "no_such_table" does not exist')
})

test('a fault of the environment or the operator’s file is told by its message alone, another one with all its causes', () => {
  expect(causesOf(new Error('The operator file is not JSON'))).toBe('The operator file is not JSON')
  const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED' })
  expect(causesOf(new Error('No mail left', { cause: refused }))).toBe('No mail left, because of ECONNREFUSED')
  expect(causesOf('thrown text')).toBe('thrown text')
})
