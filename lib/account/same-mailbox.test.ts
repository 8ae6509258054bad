import { expect, test } from 'vitest'
import { inTransaction } from '@/db/transaction'
import { newClientAccount } from '@/testing/account'
import { prepareVerbs } from '@/testing/verbs'
import { lockMailbox } from './same-mailbox'

prepareVerbs()

test('tags and dots lead to one mailbox, and another local part or domain to another', async () => {
  const one = ['kim.berger@studio.example', 'kimberger@studio.example', 'k.i.mberger+shop@studio.example']
  const others = ['kim@studio.example', 'kimberger@studio2.example', '+kimberger@studio.example']
  const ids: string[] = []
  for (const email of [...one, ...others]) ids.push((await newClientAccount(null, email)).id)
  const locked = await inTransaction((tx) => lockMailbox(tx, ids[2] ?? ''))
  expect(locked).toEqual(ids.slice(0, 3).sort())
  expect(await inTransaction((tx) => lockMailbox(tx, ids[5] ?? ''))).toEqual([ids[5]])
})

test('both names of one big provider are one', async () => {
  const ids: string[] = []
  for (const email of ['kim.b@googlemail.com', 'kimb@gmail.com']) ids.push((await newClientAccount(null, email)).id)
  expect(await inTransaction((tx) => lockMailbox(tx, ids[1] ?? ''))).toEqual(ids.sort())
})
