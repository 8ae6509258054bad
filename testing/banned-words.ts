import type { Language } from '@/db/vocabulary'

/** Words a client never reads, and signs and courtesies that are not our way of speaking. */
export const BANNED: Record<Language, RegExp> = {
  en: /\b(?:ssh|git|repos?|deploy\w*|env|tokens?|webhooks?|api|root|php|servers?|dns|onboarding|workspaces?|tenants?|please|oops)\b|key|!/gi,
  de: /\b(?:ssh|git|repos?|deploy\w*|env|tokens?|webhooks?|api|root|php|servers?|dns|onboarding|workspaces?|mandant\w*)\b|schlüssel|\bbitte(?=[ ,.])|!/gi,
}
