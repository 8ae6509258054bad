import { expect, test } from 'vitest'
import { samplesIn } from '@/emails/samples'
import { prepareVerbs } from '@/testing/verbs'
import { drawn } from './drawn'

prepareVerbs()

test('every mail shows addresses as their owners type them, and is answered at the address as it is stored', async () => {
  for (const { mail } of samplesIn('en')) {
    const coded = JSON.parse(
      JSON.stringify(mail).replace(/@[\w-]+(?:\.[\w-]+)*\.example/g, '@xn--mller-blumen-dlb.example'),
    )
    const { subject, preview, html, text, replyTo, from } = await drawn(coded)
    expect(subject + preview + html + text + from, mail.kind).not.toContain('xn--')
    expect(replyTo, mail.kind).toBe(replyTo.replace(/@.*/, '@xn--mller-blumen-dlb.example'))
  }
})
