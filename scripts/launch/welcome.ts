import type { Person } from './people'

export type Welcome = { address: string; inbox: string | null; stripe: string | null; people: Person[] }

/** What a person reads once everything runs. The last line is the same for programs. */
export function welcomeText(welcome: Welcome): string {
  const { people, inbox, stripe } = welcome
  const lines = ['', `Overto runs on ${welcome.address}`, '']
  if (people.length > 0) lines.push('Sign in as', ...people.map(personLine), '')
  if (inbox) lines.push(`Every e-mail lands in ${inbox} and goes no further.`)
  if (stripe) lines.push(`Payments go to a stand-in for Stripe on ${stripe}: no real card, no real money.`)
  if (stripe) lines.push(`Bills and trials come with their day: turn the clock on ${stripe}/_clock.`)
  if (inbox) lines.push("Open the client's link in a private window, so that you are two people at once.")
  lines.push('Stop with Ctrl-C. What you did is kept for the next start.', '', JSON.stringify(welcome))
  return lines.join('\n')
}

function personLine(person: Person): string {
  return `  ${person.email}   ${person.password ?? '(no login yet)'}   ${person.name}, ${person.role}`
}
