import { expect, test } from 'vitest'
import { faultsOf, reasonOf } from '@/testing/invite'
import { NO_LIMITS } from '@/testing/limits'
import { newVisitor } from '@/testing/network'
import { linksOf, newDeveloper, offerFrom } from '@/testing/people'
import { MINUTE } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { checkMail } from './check-mail'
import { checkWord } from './check-word'
import { resend } from './resend'

const CHECKS = 30
const stack = prepareStack({ ...NO_LIMITS, checksANetworkAndHour: CHECKS })

async function invited(language: 'en' | 'de' = 'en') {
  const mara = await newDeveloper()
  const offered = await offerFrom(mara, { language })
  return { mara, ...offered, word: checkWord(offered.inviteId, language) }
}

test.each(['en', 'de'] as const)(
  'address and check word lead to the copied link, however they are typed (%s)',
  async (language) => {
    const { email, word, copiedLink } = await invited(language)
    expect(await checkMail({ email, word })).toBe(copiedLink)
    expect(
      await checkMail({ email: ` ${email.toUpperCase()} `, word: `  ${word.toUpperCase().replace(' ', '  -  ')} ` }),
    ).toBe(copiedLink)
  },
)

test('a wrong word, a foreign word and an unknown address get the same answer', async () => {
  const kim = await invited()
  const other = await invited()
  const reasons = [
    { email: kim.email, word: 'no idea' },
    { email: kim.email, word: other.word },
    { email: 'nobody@blumenhaus.example', word: kim.word },
  ].map((input) => reasonOf(checkMail(input)))
  expect(await Promise.all(reasons)).toEqual(Array(3).fill('check-word-unknown'))
  expect(await reasonOf(checkMail({ email: 'kim', word: kim.word }))).toBe('email-invalid')
  expect(await faultsOf(checkMail({ email: 'kim', word: ' ' }))).toEqual({
    email: 'email-invalid',
    word: 'check-word-missing',
  })
})

test('a text that is no check word costs no guess, and one with signs that nobody sees is the check word', async () => {
  const { email, word, copiedLink } = await invited()
  for (let count = 0; count < 12; count++) {
    const typed = ['123', word.split(' ')[0] ?? '', `${word} please`][count % 3] ?? ''
    expect(await reasonOf(checkMail({ email, word: typed }))).toBe('check-word-form')
  }
  const [first = '', second = ''] = word.split(' ')
  const typed = `\ufeff„${first.slice(0, 2)}\u00ad${first.slice(2)}\u00a0${second}“\u200b`
  expect(await checkMail({ email: `${email}\u200b`, word: typed })).toBe(copiedLink)
})

test('the word still leads to the link of the day after a resend', async () => {
  const { mara, email, word, inviteId, copiedLink } = await invited()
  stack.moveClock(2 * MINUTE)
  await resend(mara.actor, { inviteId })
  const newLink = await checkMail({ email, word })
  expect(newLink).toBe((await linksOf(inviteId)).copiedLink)
  expect(newLink).not.toBe(copiedLink)
})

test('nobody guesses: ten tries an hour, network and address, also at once; the client is not kept from it', async () => {
  const { email, word, copiedLink } = await invited()
  const stranger = newVisitor()
  const guess = () => reasonOf(checkMail({ email, word: 'wrong words' }, stranger))
  const tries = await Promise.all(Array.from({ length: 30 }, guess))
  expect(tries.filter((reason) => reason === 'check-word-unknown')).toHaveLength(10)
  expect(tries.filter((reason) => reason === 'too-many')).toHaveLength(20)
  expect(await reasonOf(checkMail({ email, word }, stranger))).toBe('too-many')
  expect(await checkMail({ email, word }, newVisitor())).toBe(copiedLink)
})

test('a network guesses thirty times an hour, over however many addresses', async () => {
  const network = newVisitor()
  const guess = (index: number) => reasonOf(checkMail({ email: `kim${index}@spray.example`, word: 'no word' }, network))
  const tries = await Promise.all(Array.from({ length: 50 }, (_, index) => guess(index)))
  expect(tries.filter((reason) => reason === 'check-word-unknown')).toHaveLength(CHECKS)
})
