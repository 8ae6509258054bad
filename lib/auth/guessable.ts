import { lengthOf } from '@/lib/characters'
import { operator } from '@/lib/operator'

/** Words that guessers try first, alone and with something appended. Ours and the operator's name are added to them. */
const WORDS = [
  'password',
  'passwort',
  'kennwort',
  'passphrase',
  'letmein',
  'welcome',
  'willkommen',
  'admin',
  'administrator',
  'qwertyuiop',
  'qwertzuiop',
  'qwerty',
  'qwertz',
  'asdfghjkl',
  'asdf',
  'yxcvbnm',
  'zxcvbnm',
  'iloveyou',
  'ichliebedich',
  'sunshine',
  'princess',
  'football',
  'fussball',
  'baseball',
  'superman',
  'batman',
  'dragon',
  'monkey',
  'master',
  'shadow',
  'michael',
  'jordan',
  'liverpool',
  'computer',
  'internet',
  'trustno',
  'changeme',
  'default',
  'secret',
  'geheim',
  'hallo',
  'hello',
  'login',
  'starwars',
  'pokemon',
  'whatever',
  'summer',
  'sommer',
  'winter',
  'spring',
  'autumn',
  'herbst',
  'overto',
  'hosting',
  'website',
  'webseite',
  'invite',
  'client',
  'developer',
  'company',
]
/** Well-known whole passwords of 12 characters and more that contain none of the words. */
const WHOLE = new Set([
  'correcthorsebatterystaple',
  'thequickbrownfox',
  'onceuponatime',
  'abracadabra123',
  'rockyou123456',
  'maythefourthbewithyou',
  'tobeornottobe',
  'wirschaffendas',
])
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890123',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
]
const LOOKS_LIKE: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
/** Fewer different characters than these are soon tried through, however many there are of them. */
const LEAST_DIFFERENT = 4
/** Known words need so many other letters beside them. */
const LEAST_BESIDE = 4
/** Shorter words of the operator's name stand in too many others. */
const SHORTEST_WORD = 4

/** Whether a password is one of the first guesses: known words with little else, runs of the keyboard, repetitions. */
export function isGuessable(password: string): boolean {
  const lower = password.toLowerCase()
  const plain = lower.replace(/[^\p{L}\p{N}]/gu, '')
  const read = lower.replace(/[013457@$!]/g, (sign) => LOOKS_LIKE[sign] ?? sign).replace(/[^\p{L}\p{N}]/gu, '')
  if (new Set(lower).size < LEAST_DIFFERENT || WHOLE.has(plain)) return true
  return [lower, plain].some(isRepetition) || isRun(plain) || [plain, read].some(isMadeOfWords)
}

/** "abcabcabcabc": one unit of up to twelve characters over and over, and up to three more. */
function isRepetition(text: string): boolean {
  return /^(.{1,12}?)\1+.{0,3}$/u.test(text)
}

/** "123456789012", "qwertyuiopas", forwards or backwards. */
function isRun(text: string): boolean {
  if (!text) return false
  const backwards = [...text].reverse().join('')
  return ROWS.some((row) => row.repeat(2).includes(text) || row.repeat(2).includes(backwards))
}

function isMadeOfWords(text: string): boolean {
  let rest = text
  for (const word of [...WORDS, ...operatorWords()]) rest = rest.replaceAll(word, ' ')
  if (rest === text) return false
  return lengthOf(rest.replace(/[^\p{L}]/gu, '')) < LEAST_BESIDE
}

function operatorWords(): string[] {
  return operator()
    .name.toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => lengthOf(word) >= SHORTEST_WORD)
}
