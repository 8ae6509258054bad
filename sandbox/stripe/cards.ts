export type TestCard = { brand: string; atSetup: 'ok' | 'declined' | '3ds'; declineCode?: string; message?: string }

/** The numbers the sandbox knows, spelled as they are shown on the page, with what each does when it is saved. */
export const TEST_CARDS: { number: string; says: string; card: TestCard }[] = [
  { number: '4242 4242 4242 4242', says: 'works', card: { brand: 'visa', atSetup: 'ok' } },
  { number: '5555 5555 5555 4444', says: 'works, Mastercard', card: { brand: 'mastercard', atSetup: 'ok' } },
  { number: '4000 0025 0000 3155', says: 'asks for authentication', card: { brand: 'visa', atSetup: '3ds' } },
  {
    number: '4000 0000 0000 0002',
    says: 'is declined',
    card: {
      brand: 'visa',
      atSetup: 'declined',
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
