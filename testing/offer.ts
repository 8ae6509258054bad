import { beforeEach } from 'vitest'
import { type Developer, type Invited, newDeveloper, offerFrom } from './people'
import { prepareStack } from './verb-stack'

/** What a test file about one offer needs: a stack, and before each test a developer's App of its own, offered to Kim. */
export function prepareOffer() {
  const stack = prepareStack()
  const offer = {} as { mara: Developer; app: string; invited: Invited }
  beforeEach(async () => {
    const mara = await newDeveloper()
    const invited = await offerFrom(mara, { name: 'Kim Berger' })
    Object.assign(offer, { mara, app: invited.appName, invited })
  })
  return { stack, offer }
}
