import { expect, test } from 'vitest'
import { newDeveloper } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { prepareVerbs } from '@/testing/verbs'
import { describeClient, keepTyping } from './edit-draft'
import { startDraft } from './start-draft'

prepareVerbs()

const CHOSEN = { noun: 'website', country: 'DE', language: 'en', keptAccess: 'admin', expiryDays: 14 } as const
const TYPED = { clientName: ' Kim\u202e Berger\n', clientCompany: 'Blumen\u200bhaus\r\nGmbH' }
const KEPT = { clientName: 'Kim Berger', clientCompany: 'Blumenhaus GmbH' }

async function newDraft() {
  const { actor } = await newDeveloper()
  const { draftId } = await startDraft(actor, { appName: null })
  return { actor, draftId }
}

test('a client’s name and company are kept on one line, without what could disguise them', async () => {
  const { actor, draftId } = await newDraft()
  const names = { acceptedEmail: '', firstName: '', lastName: '' }
  const email = 'kim@blumenhaus.example'
  await describeClient(actor, { draftId, email, message: '', ...TYPED, ...CHOSEN, ...names })
  expect(await inviteRow(draftId)).toMatchObject(KEPT)
})

test('what is being typed is kept as it will be sent, a message cut between characters', async () => {
  const { actor, draftId } = await newDraft()
  await keepTyping(actor, { draftId, ...TYPED, message: `${'😀'.repeat(599)}\u202eab` })
  expect(await inviteRow(draftId)).toMatchObject({ ...KEPT, message: `${'😀'.repeat(599)}a` })
  await keepTyping(actor, { draftId, clientCompany: 'x'.repeat(200) })
  expect(await inviteRow(draftId)).toMatchObject({ clientName: 'Kim Berger', clientCompany: 'x'.repeat(120) })
})
