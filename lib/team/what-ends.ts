import { and, asc, eq, inArray, isNull, min, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { clientInvites } from '@/db/schema/client-invites'
import { teamInvites } from '@/db/schema/team-invites'
import { people, seats } from '@/db/schema/views'
import type { Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import type { CompanyViewer } from '@/lib/company/queries'
import { mayWorkOnApps, owns, rolesThat } from '@/lib/company/roles'
import { CLIENT_INVITE_WAITS, TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'

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
  const [appNames, waitingInvites, openOffers, working] = await Promise.all([
    reachedNames({ accountId, companyId, role }),
    waitingOf(companyId, accountId),
    offersOf(companyId, accountId),
    workingOn(companyId, accountId),
  ])
  const isTechnical = (one: { role: Role; kind: string }) =>
    worksOnApps(one.role) && (!owns(one.role) || one.kind === 'developer')
  const self = working.find((person) => person.id === accountId)
  const others = working.filter((person) => person.id !== accountId)
  return {
    appNames,
    waitingInvites,
    openOffers,
    otherOwners: others.filter((person) => owns(person.role)).map((person) => person.name),
    isLastTechnical: self !== undefined && isTechnical(self) && !others.some(isTechnical),
  }
}

async function reachedNames({ accountId, companyId, role }: CompanyViewer): Promise<string[]> {
  const reach = mayWorkOnApps(role)
  if (reach === 'none') return []
  const own = sql`${apps.id} in (select c.app_id from app_collaborators c where c.account_id = ${accountId})`
  const rows = await db()
    .select({ name: apps.name })
    .from(apps)
    .where(and(eq(apps.companyId, companyId), isNull(apps.deletedAt), reach === 'own' ? own : undefined))
    .orderBy(asc(apps.name))
  return rows.map(({ name }) => name)
}

function waitingOf(companyId: string, accountId: string): Promise<WhatEnds['waitingInvites']> {
  return db()
    .select({
      id: teamInvites.id,
      invited: sql<string>`coalesce(nullif(${teamInvites.name}, ''), ${teamInvites.email})`,
      role: teamInvites.role,
    })
    .from(teamInvites)
    .where(
      and(
        eq(teamInvites.companyId, companyId),
        eq(teamInvites.inviterId, accountId),
        TEAM_INVITE_WAITS,
        sql`${teamInvites.expiresAt} > ${clock.now().toISOString()}`,
      ),
    )
    .orderBy(asc(teamInvites.id))
}

function offersOf(companyId: string, accountId: string): Promise<WhatEnds['openOffers']> {
  const now = clock.now().toISOString()
  return db()
    .select({
      id: clientInvites.id,
      client: sql<string>`coalesce(nullif(${clientInvites.clientName}, ''), ${clientInvites.email})`,
      // The table is named outright, because Drizzle leaves it out in a select from one table.
      appNames: sql<string[]>`array(
        select a.name from client_invite_apps o join apps a on a.id = o.app_id
        where o.invite_id = client_invites.id order by a.name)`,
    })
    .from(clientInvites)
    .where(
      and(
        eq(clientInvites.companyId, companyId),
        eq(clientInvites.senderId, accountId),
        CLIENT_INVITE_WAITS,
        or(sql`${clientInvites.expiresAt} > ${now}`, sql`${clientInvites.orderedAt} is not null`),
      ),
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
