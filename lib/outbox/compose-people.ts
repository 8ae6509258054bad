import { and, desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { teamInvites } from '@/db/schema/team-invites'
import type { Role } from '@/db/vocabulary'
import type { TeamPerson, TeamReader } from '@/emails/team/team-parts'
import { roleOf } from '@/lib/company/members'
import { isSameRole, mayRemove, maySeeTeam } from '@/lib/company/roles'
import { madeAt } from '@/lib/id'
import type { Job } from '@/lib/kernel/jobs'
import { textOf } from '@/lib/kernel/mail-texts'
import { absolute, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import type { Composers, Filled } from './composed'
import { actorNameOf, companyOf, type Person, personOf, sitesOf, whenOf } from './team-facts'

export const peopleMails = {
  'mail-joined': composeJoined,
  'mail-role-changed': composeRoleChanged,
  'mail-left': composeLeft,
  'mail-removed': composeRemoved,
} satisfies Partial<Composers>

/** The ids that every one of these mails is promised with. */
type Told = { companyId: string; accountId: string; recipientId: string; actorId?: string }

type News = {
  reader: Person
  person: Person
  actor: Person | null
  isPerson: boolean
  isActor: boolean
  company: Awaited<ReturnType<typeof companyOf>>
  /** What the reader is there now, and what the person is. */
  readerRole: Role | null
  personRole: Role | null
  about: TeamReader & TeamPerson
}

/**
 * Who is told, of whom, and where. The person concerned and whoever acted always hear of it; everybody else only while they
 * may see the whole team.
 */
async function loadNews({ companyId, accountId, actorId, recipientId }: Told): Promise<News | { skipped: string }> {
  const [reader, person] = [await personOf(recipientId), await personOf(accountId)]
  const actor = actorId ? await personOf(actorId) : null
  if (!reader || !person) return { skipped: 'account-gone' }
  const company = await companyOf(companyId)
  const [isPerson, isActor] = [reader.id === person.id, reader.id === actor?.id]
  const readerRole = await roleOf(db(), company.id, reader.id)
  const mayKnow = isPerson || isActor || (readerRole !== null && maySeeTeam(readerRole) === 'all')
  if (!mayKnow) return { skipped: 'not-entitled' }
  return {
    ...{ reader, person, actor, isPerson, isActor, company, readerRole },
    personRole: isPerson ? readerRole : await roleOf(db(), company.id, person.id),
    about: {
      readerName: labelOf(reader),
      readerKind: reader.kind,
      company: company.name || labelOf(person),
      personName: labelOf(person),
      personEmail: person.email,
    },
  }
}

/** Tells the inviter and the Owners that somebody has joined, unless they are gone again. */
async function composeJoined({ payload }: Job<'mail-joined'>): Promise<Filled<'mail-joined'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { reader, person, company, readerRole, personRole, about } = news
  if (!personRole) return { skipped: 'left-meanwhile' }
  const inviter = await inviterOf(company.id, person.id)
  const mayLook = readerRole !== null && maySeeTeam(readerRole) === 'all'
  return {
    to: reader.email,
    language: reader.language,
    props: {
      ...about,
      role: payload.role,
      apps: await sitesOf(company.id, person.id),
      inviter: inviter && (inviter.id === reader.id ? 'reader' : { name: labelOf(inviter) }),
      teamUrl: mayLook ? absolute(paths.team(company.slug)) : null,
    },
  }
}

/** Tells the person and the Owners of a new role, while it is the one they have. */
async function composeRoleChanged({ id, payload }: Job<'mail-role-changed'>): Promise<Filled<'mail-role-changed'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { reader, person, actor, isPerson, isActor, company, readerRole, personRole, about } = news
  if (!personRole || !isSameRole(personRole, payload.after)) return { skipped: 'changed-meanwhile' }
  const address = isPerson ? paths.company(company.slug) : paths.team(company.slug)
  return {
    to: reader.email,
    language: reader.language,
    props: {
      ...about,
      reader: readerOf(isPerson, isActor),
      actorName: actorNameOf(actor),
      before: payload.before,
      after: payload.after,
      apps: await sitesOf(company.id, person.id),
      when: whenOf(madeAt(id), reader.language),
      url: readerRole ? absolute(address) : null,
    },
  }
}

/** Tells whoever left, and the Owners. */
async function composeLeft({ id, payload }: Job<'mail-left'>): Promise<Filled<'mail-left'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { reader, isPerson, personRole, about } = news
  if (personRole) return { skipped: 'joined-again' }
  return {
    to: reader.email,
    language: reader.language,
    props: {
      ...about,
      reader: isPerson ? 'person' : 'owner',
      role: payload.role,
      when: whenOf(madeAt(id), reader.language),
      checklistUrl: checklistOf(news, payload.role),
    },
  }
}

/** Tells the person whose access has ended, whoever ended it, and the Owners. The note is for the person alone. */
async function composeRemoved({ id, payload }: Job<'mail-removed'>): Promise<Filled<'mail-removed'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { reader, actor, isPerson, isActor, personRole, about } = news
  if (personRole) return { skipped: 'joined-again' }
  return {
    to: reader.email,
    language: reader.language,
    props: {
      ...about,
      reader: readerOf(isPerson, isActor),
      actorName: actorNameOf(actor),
      role: payload.role,
      message: payload.textId && (isPerson || isActor) ? await textOf(payload.textId) : '',
      when: whenOf(madeAt(id), reader.language),
      checklistUrl: checklistOf(news, payload.role),
    },
  }
}

const readerOf = (isPerson: boolean, isActor: boolean) => {
  if (isPerson) return 'person'
  return isActor ? 'actor' : 'owner'
}

/** For those who stay and might have removed the person themselves. */
function checklistOf({ readerRole, company, person, isPerson }: News, role: Role): string | null {
  if (isPerson || !readerRole || !mayRemove(readerRole, role)) return null
  return absolute(paths.formerPerson(company.slug, person.id))
}

/** Who answered for the invite somebody joined with last. */
async function inviterOf(companyId: string, accountId: string): Promise<Person | null> {
  const [invite] = await db()
    .select({ inviterId: teamInvites.inviterId })
    .from(teamInvites)
    .where(and(eq(teamInvites.companyId, companyId), eq(teamInvites.acceptedBy, accountId)))
    .orderBy(desc(teamInvites.acceptedAt))
    .limit(1)
  return invite ? personOf(invite.inviterId) : null
}
