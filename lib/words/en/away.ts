/** What our server says by itself, before any page: while the database is away, and of what it does not take. */
export const away = {
  title: 'We cannot answer right now',
  text: 'Nothing is lost. Try again in a minute.',
  pressed:
    'Did you just press a button? It may not have arrived. Go back and press it once more in a minute. Nothing is ordered or sent twice.',
  tryAgain: 'Try again',
  soon: 'back in a moment',
  large: {
    title: 'This is too much at once',
    text: 'We take forms of one megabyte at most. Nothing was changed. Go back, shorten your text or tick fewer things at once, and send again.',
  },
}
