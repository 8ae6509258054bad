import { beforeEach } from 'vitest'
import { type Developer, fresh, type Invited, inviteClient, newDeveloper, startTrial } from './people'
import { prepareStack } from './verb-stack'

/** What a test file about one offer needs: a stack, and before each test a developer's App of its own, offered to Kim. */
export function prepareOffer() {
  const stack = prepareStack()
  const offer = {} as { mara: Developer; app: string; invited: Invited }
  beforeEach(async () => {
    const mara = await newDeveloper()
    const app = fresh('blumenhaus')
    await startTrial(mara, app)
    const invited = await inviteClient(mara, app, { email: `kim@${fresh('blumenhaus')}.example`, name: 'Kim Berger' })
    Object.assign(offer, { mara, app, invited })
  })
  return { stack, offer }
}
