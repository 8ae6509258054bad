import { type Mail, type RenderedMail, renderMail } from '@/emails/catalogue'
import { env } from '@/lib/env'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'

/** A mail as it leaves: both parts, and the header that says who sends it. */
export async function drawn(mail: Mail): Promise<RenderedMail & { from: string }> {
  const rendered = await renderMail(mail, absolute(paths.legal('imprint', operator().documents.imprint.version)))
  return { ...rendered, from: `"${rendered.fromName}" <${env().mailFrom}>` }
}
