import { and, asc, eq, inArray, min, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { teamInvites } from '@/db/schema/team-invites'
import { people, seats } from '@/db/schema/views'
import type { Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import type { CompanyViewer } from '@/lib/company/queries'
import { mayWorkOnApps, owns, rolesThat } from '@/lib/company/roles'
import { clientInviteOpen, teamInviteOpen } from '@/lib/company/waiting-invites'
import { shownAddress } from '@/lib/email-address'
import { reachedApps } from './reached-apps'
import { isTechnical } from './technical'

/** What somebody loses when they leave or are removed, and what is left behind. */
export type WhatEnds = {
  /** The Apps whose settings and code they reach, by name. */
  appNames: string[]
  /** Team Invites of theirs that wait: who was invited, by name or address. */
  waitingInvites: { id: string; invited: string; role: Role }[]
  /** Client Invites of theirs for Apps of the Company that are on offer. */
  openOffers: { id: string; client: string; appNames: string[] }[]
  /** Names of the other Owners, the longest-standing first; all of them are told. */
  otherOwners: string[]
  /** Nobody else is there who works on Apps as a developer or an Admin. */
  isLastTechnical: boolean
}

/** Read for a page that asks first; the verbs judge again. `viewer` stands for the person whose membership would end. */
export async function whatEnds({ accountId, companyId, role }: CompanyViewer): Promise<WhatEnds> {
  const [reached, waitingInvites, openOffers, working] = await Promise.all([
    reachedApps(db(), { accountId, companyId, role }),
    waitingOf(companyId, accountId),
    offersOf(companyId, accountId),
    workingOn(companyId, accountId),
  ])
  const self = working.find((person) => person.id === accountId)
  const others = working.filter((person) => person.id !== accountId)
  return {
    appNames: reached.map(({ name }) => name),
    waitingInvites,
    openOffers,
    otherOwners: others.filter((person) => owns(person.role)).map((person) => person.name),
    isLastTechnical: self !== undefined && isTechnical(self) && !others.some(isTechnical),
  }
}

function waitingOf(companyId: string, accountId: string): Promise<WhatEnds['waitingInvites']> {
  return db()
    .select({
      id: teamInvites.id,
      invited: sql<string>`coalesce(nullif(${teamInvites.name}, ''), ${teamInvites.email})`.mapWith(shownAddress),
      role: teamInvites.role,
    })
    .from(teamInvites)
    .where(and(eq(teamInvites.companyId, companyId), eq(teamInvites.inviterId, accountId), teamInviteOpen(clock.now())))
    .orderBy(asc(teamInvites.id))
}

function offersOf(companyId: string, accountId: string): Promise<WhatEnds['openOffers']> {
  return db()
    .select({
      id: clientInvites.id,
      client: sql<string>`coalesce(nullif(${clientInvites.clientName}, ''), ${clientInvites.email})`.mapWith(
        shownAddress,
      ),
      // The table is named outright, because Drizzle leaves it out in a select from one table.
      appNames: sql<string[]>`array(
        select a.name from client_invite_apps o join apps a on a.id = o.app_id
        where o.invite_id = client_invites.id order by a.name)`,
    })
    .from(clientInvites)
    .where(
      and(eq(clientInvites.companyId, companyId), eq(clientInvites.senderId, accountId), clientInviteOpen(clock.now())),
    )
    .orderBy(asc(clientInvites.id))
}

function worksOnApps(role: Role): boolean {
  return mayWorkOnApps(role) !== 'none'
}

/** The person and everybody else who works on Apps there, the longest-standing first. */
function workingOn(companyId: string, accountId: string) {
  return db()
    .select({ id: people.accountId, kind: people.kind, name: people.label, role: seats.role })
    .from(seats)
    .innerJoin(people, eq(people.accountId, seats.accountId))
    .where(
      and(
        eq(seats.companyId, companyId),
        or(inArray(seats.role, rolesThat(worksOnApps)), eq(seats.accountId, accountId)),
      ),
    )
    .groupBy(people.accountId, people.kind, people.label, seats.role)
    .orderBy(min(seats.since), asc(people.accountId))
}
