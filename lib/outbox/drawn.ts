import { type Mail, type RenderedMail, renderMail } from '@/emails/catalogue'
import { canonicalEmail, shownAddress } from '@/lib/email-address'
import { env } from '@/lib/env'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'

/** A mail as it leaves: both parts, and the header that says who sends it. */
export async function drawn(mail: Mail): Promise<RenderedMail & { from: string }> {
  const rendered = await renderMail(
    asTyped(mail),
    absolute(paths.legal('imprint', operator().documents.imprint.version)),
  )
  const replyTo = canonicalEmail(rendered.replyTo) ?? rendered.replyTo
  return { ...rendered, replyTo, from: `"${rendered.fromName}" <${env().mailFrom}>` }
}

/** The same mail in which every address reads as its owner types it; headers keep the form that mail programs take. */
function asTyped(mail: Mail): Mail {
  const { supportEmail, abuseEmail } = mail.operator
  const shown = { supportEmail: shownAddress(supportEmail), abuseEmail: shownAddress(abuseEmail) }
  // The texts change, their kind does not.
  return { ...mail, operator: { ...mail.operator, ...shown }, props: textsAsTyped(mail.props) } as Mail
}

function textsAsTyped(value: unknown): unknown {
  if (typeof value === 'string') return shownAddress(value)
  if (Array.isArray(value)) return value.map(textsAsTyped)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, textsAsTyped(item)]))
}
