import { LANGUAGES, type Language } from '@/db/vocabulary'

/** A language of ours, or undefined for anything else. */
export function asLanguage(text: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === text)
}

/** The best of our languages in an Accept-Language header ("de-AT,de;q=0.9,en;q=0.8"), or undefined. */
export function acceptedLanguage(header: string | null): Language | undefined {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', quality] = wish.trim().split(/;\s*q=/i)
      return { language: asLanguage(tag.split('-')[0]?.toLowerCase()), weight: quality ? Number(quality) || 0 : 1 }
    })
    .filter(({ weight }) => weight > 0)
  return wishes.sort((one, other) => other.weight - one.weight).find(({ language }) => language)?.language
}
