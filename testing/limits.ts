import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from '@/lib/root'

/** The sample operator with other limits, for tests about something else. Call it before anything reads the environment. */
export function useLimits(limits: Record<string, number>): void {
  useOperator({ limits })
}

type Change = { limits?: Record<string, number>; timeZone?: string }

/** The sample operator with other limits, or somewhere else. Call it before anything reads the environment. */
export function useOperator({ limits, ...change }: Change): void {
  const sample = JSON.parse(readFileSync(inRoot('operator.sample.json'), 'utf8'))
  for (const document of Object.values<{ file: string }>(sample.documents)) {
    document.file = inRoot(document.file)
  }
  const content = JSON.stringify({ ...sample, ...change, limits: { ...sample.limits, ...limits } })
  // Named after what is in it, so that test files side by side share it and nothing is left in the temporary folder.
  const name = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const file = inRoot('.data-test', `operator-${name}.json`)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 })
  writeFileSync(file, content)
  process.env.OPERATOR_FILE = file
}

export const NO_LIMITS = {
  invitesAnHour: 100_000,
  invitesARecipientAndDay: 100_000,
  openInvitesACompany: 100_000,
  newSenderInvitesADay: 100_000,
  heldTrials: 100_000,
  codesAnHour: 100_000,
  signInFailuresANetwork: 100_000,
  codesANetworkAndHour: 100_000,
  signUpsANetworkAndHour: 100_000,
  resetsANetworkAndHour: 100_000,
  checksANetworkAndHour: 100_000,
  unknownLinksANetwork: 100_000,
  newAccountsANetworkAndDay: 100_000,
  companiesAnAccount: 100_000,
  companiesAnHour: 100_000,
}
