import type { Language } from '@/db/vocabulary'
import { LOCALES } from '@/lib/words/locale'
import { EU_COUNTRIES } from './vat-rates'

// ISO 3166-1 alpha-2, every officially assigned code.
const COUNTRIES = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
  MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
  UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
)

// Where banks take SEPA direct debits: the EU, its single market, and the smaller states around it.
const SEPA_COUNTRIES = new Set([...EU_COUNTRIES, 'AD', 'CH', 'GB', 'IS', 'LI', 'MC', 'NO', 'SM', 'VA'])

const lists = new Map<Language, { code: string; name: string }[]>()

/** Whether a text is a country's code (ISO 3166-1 alpha-2, upper case). */
export function isCountry(code: string): boolean {
  return COUNTRIES.has(code)
}

/** Whether people in a country can pay by SEPA direct debit. */
export function isSepa(country: string): boolean {
  return SEPA_COUNTRIES.has(country)
}

/** Every country the order form offers, sorted by name in a language. */
export function countries(language: Language): { code: string; name: string }[] {
  const known = lists.get(language)
  if (known) return known
  const names = new Intl.DisplayNames(LOCALES[language], { type: 'region' })
  const { compare } = new Intl.Collator(LOCALES[language])
  const list = [...COUNTRIES].map((code) => ({ code, name: names.of(code) ?? code }))
  list.sort((one, other) => compare(one.name, other.name))
  lists.set(language, list)
  return list
}
