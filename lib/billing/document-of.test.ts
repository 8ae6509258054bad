import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { compose } from '@/lib/outbox/compose'
import { newBilledHouse, papersOf } from '@/testing/bills'
import { today } from '@/testing/company'
import { jobOf } from '@/testing/jobs'
import { prepareVerbs } from '@/testing/verbs'
import { billById, findBill } from './bills'
import { documentOf } from './document-of'

const { moveClock, moveClockTo } = prepareVerbs()

let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => moveClock(0))

async function attachmentOf(billId: string): Promise<Buffer> {
  const mail = await compose(jobOf('mail-bill', { billId, version: 1 }))
  if ('skipped' in mail) throw new Error(mail.skipped)
  expect(mail.attachments).toHaveLength(1)
  return Buffer.from(mail.attachments?.[0]?.content ?? '', 'base64')
}

test('the paper of a bill is the same to the byte in its mail and on its page, whoever needs it first', async () => {
  for (const mailFirst of [true, false]) {
    const house = await newBilledHouse(first, moveClockTo)
    const onPage = async () => {
      const bill = await findBill({ accountId: house.owner.id, slug: house.slug }, house.number)
      return (bill && (await documentOf(bill, 1)))?.pdf ?? Buffer.of()
    }
    const early = mailFirst ? await attachmentOf(house.billId) : await onPage()
    moveClock(60 * 86_400_000)
    const late = mailFirst ? await onPage() : await attachmentOf(house.billId)
    expect(late.equals(early)).toBe(true)
    const [kept, ...others] = await papersOf(house)
    expect(others).toEqual([])
    expect(kept?.sha256).toBe(createHash('sha256').update(early).digest('hex'))
  }
})

test('a paper that many need at once is kept once, and all get the same', async () => {
  const house = await newBilledHouse(first, moveClockTo)
  const bill = await billById(house.billId)
  const papers = await Promise.all(Array.from({ length: 8 }, () => documentOf(bill!, 1)))
  for (const paper of papers) expect(paper).toEqual({ pdf: papers[0]?.pdf, fileName: `${house.number}.pdf` })
  expect(await papersOf(house)).toHaveLength(1)
})

test('there is no paper of a version there is not', async () => {
  const house = await newBilledHouse(first, moveClockTo)
  const bill = await billById(house.billId)
  for (const version of [0, 2, -1, Number.NaN]) expect(await documentOf(bill!, version)).toBeNull()
  expect(await papersOf(house)).toEqual([])
})

test('the mail of a bill goes to where bills go, with the link that shows it', async () => {
  const house = await newBilledHouse(first, moveClockTo, ['shop', 'blog'])
  const mail = await compose(jobOf('mail-bill', { billId: house.billId, version: 1 }))
  if ('skipped' in mail) throw new Error(mail.skipped)
  expect(mail.to).toBe(`bills@${house.slug}.example`)
  expect(mail.attachments?.[0]?.filename).toBe(`${house.number}.pdf`)
  expect(mail.mail.props).toMatchObject({
    number: house.number,
    company: `Payer of ${house.slug}`,
    paymentMethod: 'Visa ending 4242',
    isCorrection: false,
    billUrl: expect.stringMatching(/^http:\/\/localhost:3000\/b\/[\w-]{65}$/),
  })
  expect((mail.mail.props as { sites: string[] }).sites).toHaveLength(2)
  expect(addDays(first, 2)).toBe((await billById(house.billId))?.chargeOn)
})
