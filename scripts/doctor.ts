import { lookUpMailDomain } from './doctor/look-up'
import { judgeMailDomain } from './doctor/mail-domain'
import { askForMails, judgeMails } from './doctor/mails'
import { judgeArrivals, lookUpArrivals } from './doctor/networks'
import { type Finding, isPublic, judgeSettings } from './doctor/settings'
import { loadSettings } from './launch/settings'

// Reads and asks, changes nothing: what is missing before real clients get mails from here.
loadSettings()

const findings = judgeSettings(process.env)
const domain = process.env.MAIL_FROM?.split('@')[1]
if (isPublic(process.env) && domain) findings.push(...judgeMailDomain(domain, await lookUpMailDomain(domain)))
findings.push(judgeMails(await askForMails(process.env.PORT)))
if (isPublic(process.env) && !findings.some(({ kind }) => kind === 'gap')) {
  const arrivals = await lookUpArrivals()
  if (arrivals) findings.push(...judgeArrivals(arrivals))
}

for (const finding of findings) console.log(line(finding))
const gaps = findings.filter(({ kind }) => kind === 'gap').length
console.log(gaps === 0 ? '\nNo gap found.' : `\n${gaps === 1 ? '1 gap' : `${gaps} gaps`} to close.`)
process.exitCode = gaps === 0 ? 0 : 1

function line({ kind, about, text }: Finding): string {
  return `${kind.padEnd(4)}  ${about}: ${text.replaceAll('\n', '\n        ')}`
}
