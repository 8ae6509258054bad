import { fingerprintOf } from './fingerprint'
import type { PaymentMethod } from './wire'

type Answer = 'ok' | 'declined' | '3ds'

/** What the bank says when the card is saved, and when it is charged later with nobody there to ask. */
export type TestCard = { brand: string; atSetup: Answer; atCharge: Answer; declineCode?: string; message?: string }

/** The numbers the sandbox knows, spelled as they are shown on the page, with what each does. */
export const TEST_CARDS: { number: string; says: string; card: TestCard }[] = [
  { number: '4242 4242 4242 4242', says: 'works', card: { brand: 'visa', atSetup: 'ok', atCharge: 'ok' } },
  {
    number: '5555 5555 5555 4444',
    says: 'works, Mastercard',
    card: { brand: 'mastercard', atSetup: 'ok', atCharge: 'ok' },
  },
  {
    number: '4000 0025 0000 3155',
    says: 'asks for authentication',
    card: { brand: 'visa', atSetup: '3ds', atCharge: 'ok' },
  },
  {
    number: '4000 0027 6000 3184',
    says: 'asks for authentication at each charge',
    card: { brand: 'visa', atSetup: '3ds', atCharge: '3ds' },
  },
  {
    number: '4000 0000 0000 0341',
    says: 'is saved, and declined when it is charged',
    card: {
      brand: 'visa',
      atSetup: 'ok',
      atCharge: 'declined',
      declineCode: 'generic_decline',
      message: 'Your card was declined.',
    },
  },
  {
    number: '4000 0000 0000 0002',
    says: 'is declined',
    card: {
      brand: 'visa',
      atSetup: 'declined',
      atCharge: 'declined',
      declineCode: 'generic_decline',
      message: 'Your card was declined. Please try another card.',
    },
  },
  {
    number: '4000 0000 0000 9995',
    says: 'has insufficient funds',
    card: {
      brand: 'visa',
      atSetup: 'declined',
      atCharge: 'declined',
      declineCode: 'insufficient_funds',
      message: 'Your card has insufficient funds. Please try another card.',
    },
  },
]

/** The card behind a typed number; spaces and dashes do not count. */
export function findTestCard(typed: string): TestCard | undefined {
  const digits = typed.replace(/\D/g, '')
  return TEST_CARDS.find(({ number }) => number.replaceAll(' ', '') === digits)?.card
}

/** The test card behind a saved one. */
export function testCardOf(method: PaymentMethod): TestCard | undefined {
  const saved = method.card?.fingerprint
  return TEST_CARDS.find(({ number }) => fingerprintOf(number.replaceAll(' ', '')) === saved)?.card
}
