import type { Design, Variants } from '@/emails/design'
import type { Frame, Letter } from '@/emails/letter'
import { heading, paragraph, small } from '@/emails/letter'
import { firstName } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

/** What the code is for. `sign-up-known`: somebody signed up with an address that already has an account. */
type CodePurpose = 'sign-up' | 'sign-up-known' | 'sign-in' | 'prove-mailbox' | 'join-team'

export type CodeProps = {
  purpose: CodePurpose
  /** Full name of the account; '' when there is none yet: nobody signs up under a name that others put into our mail. */
  name: string
  /** The six digits without a space. */
  code: string
  /** `prove-mailbox` only: the site to take over; null for the others. */
  site: string | null
  /** `join-team` only: the Company to join; null for the others. */
  company: string | null
}

/** The 6-digit code for signing up, signing in or proving a mailbox. */
export const codeMail: Design<CodeProps> = { letter, samples }

function letter({ purpose, name, code, site, company }: CodeProps, { t, operator }: Frame): Letter {
  const { codes, hello } = t.mails
  const shown = `${code.slice(0, 3)} ${code.slice(3)}`
  const goal = purpose === 'join-team' ? (company ?? codes.aCompany) : (site ?? codes.aWebsite)
  const isConfirming = purpose === 'sign-up'
  return {
    subject: isConfirming ? codes.titles[purpose] : codes.subject(shown),
    preview: isConfirming ? `${codes.subject(shown)}. ${codes.validity}` : codes.validity,
    from: null,
    blocks: [
      heading(codes.titles[purpose]),
      paragraph(hello(firstName(name))),
      paragraph(codes.why[purpose](operator.name, goal)),
      { type: 'word', label: codes.label, word: shown, note: codes.validity },
      small(codes.secret(operator.name)),
      small(codes.notYou[purpose]),
    ],
  }
}

function samples({ clientName, site, company }: SampleFacts): Variants<CodeProps> {
  const code: CodeProps = { purpose: 'sign-in', name: clientName, code: '482913', site: null, company: null }
  return {
    usual: code,
    'sign-up': { ...code, purpose: 'sign-up', name: '' },
    'sign-up-known': { ...code, purpose: 'sign-up-known' },
    'prove-mailbox': { ...code, purpose: 'prove-mailbox', site },
    'prove-mailbox-no-site': { ...code, purpose: 'prove-mailbox', name: '' },
    'join-team': { ...code, purpose: 'join-team', company },
    'join-team-no-company': { ...code, purpose: 'join-team', name: '' },
  }
}
