'use server'

import { z } from 'zod'
import { INVITE_FATES } from '@/db/vocabulary'
import { action, confirmedAction } from '@/lib/auth/action'
import { answerToLeaver } from '@/lib/kernel/once'
import { paths } from '@/lib/paths'
import { changeRole } from '@/lib/team/change-role'
import { leave } from '@/lib/team/leave'
import { removeMember } from '@/lib/team/remove-member'
import { setAppsOf, setPeopleOf } from '@/lib/team/set-app-access'

const text = z.string().default('')
/** Boxes of one name: nothing, one text, or a list. */
const ticks = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((ticked) => [ticked].flat())
const fate = z.enum(INVITE_FATES).optional().catch(undefined)
const Person = z.object({ companySlug: text, accountId: text })

export const changeRoleOf = action(Person.extend({ role: text, apps: ticks }), async (actor, input) => {
  await changeRole(actor, { ...input, appNames: input.apps })
  return { next: paths.team(input.companySlug), flash: 'role-changed' }
})

export const changeAppsOf = action(Person.extend({ apps: ticks, shown: ticks }), async (actor, input) => {
  await setAppsOf(actor, { ...input, appNames: input.apps })
  return { next: paths.person(input.companySlug, input.accountId), flash: 'apps-ticked' }
})

export const changePeopleOf = action(
  z.object({ companySlug: text, appName: text, people: ticks, shown: ticks }),
  async (actor, input) => {
    await setPeopleOf(actor, { ...input, accountIds: input.people })
    return { next: paths.app(input.companySlug, input.appName), flash: 'apps-ticked' }
  },
)

/** Whoever stays is led to what should be checked now. */
export const removePerson = action(Person.extend({ message: text, fate }), async (actor, input) => {
  const { companySlug, accountId } = input
  await removeMember(actor, { companySlug, accountId, message: input.message, fate: input.fate })
  return { next: paths.formerPerson(companySlug, accountId), flash: 'member-removed' }
})

export const leaveCompany = confirmedAction(
  z.object({ companySlug: text, fate }),
  async (actor, input) => {
    const { nothingLeft } = await leave(actor, input)
    if (nothingLeft) return { signOut: true, next: paths.signIn(), flash: 'left' }
    return { next: paths.home(), flash: 'left' }
  },
  async (form) => {
    if (!(await answerToLeaver(form, 'leave'))) return undefined
    return { signOut: true, next: paths.signIn(), flash: 'left' }
  },
)
