import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type SshKeyProps = {
  name: string
  change: 'added' | 'removed'
  label: string
  /** As people compare it: "SHA256:…". */
  fingerprint: string
  /** Formatted: "on 24 November at 14:02". */
  when: string
  keysUrl: string
}

/** Tells a developer that a key came or went. */
export const sshKeyMail: Design<SshKeyProps> = { letter, samples }

function letter({ name, change, label, fingerprint, when, keysUrl }: SshKeyProps, frame: Frame): Letter {
  const { sshKey, newSignIn, hello } = frame.t.mails
  return {
    subject: sshKey.subject[change],
    preview: newSignIn.preview,
    from: null,
    blocks: [
      heading(sshKey.subject[change]),
      paragraph(hello(firstName(name))),
      paragraph(`${sshKey.what[change](when)} ${sshKey.means[change]}`),
      facts({ label: sshKey.label, value: label }, { label: sshKey.fingerprint, value: fingerprint }),
      button(sshKey.button, keysUrl),
      small(sshKey.notYou(frame.operator.supportEmail)),
    ],
  }
}

function samples({ developerName, when, team: { fingerprint, keysUrl } }: SampleFacts): Variants<SshKeyProps> {
  const key = { name: developerName, label: 'Laptop', fingerprint, when, keysUrl }
  return { usual: { ...key, change: 'added' }, removed: { ...key, change: 'removed' } }
}
