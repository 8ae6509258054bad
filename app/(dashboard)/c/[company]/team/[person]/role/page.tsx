import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, RadioCards, Submit, Ticks } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { ROLES } from '@/db/vocabulary'
import { appsOf } from '@/lib/apps/queries'
import { isFresh } from '@/lib/auth/fresh'
import { isCompanyRole, isSameRole, mayChangeRole, owns } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { Frame } from '../../../../../frame'
import { listed } from '../../../../../listed'
import { appLabel } from '../../../../../viewer'
import { changeAppsOf, changeRoleOf } from '../../actions'
import { openPerson } from '../../open-person'
import { mayChangeAnything } from '../../people-table'
import { PersonMargin } from '../../person-margin'

type Props = { params: Promise<{ company: string; person: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, person } = await open(params)
  return { title: t.team.changing.title(person.name) }
}

/** Another role for somebody, or other Apps for a Collaborator. */
export default async function ChangeRolePage({ params }: Props) {
  const me = await open(params)
  const { account, company, person, t } = me
  if (!mayChangeAnything(me, person)) redirect(paths.person(company.slug, person.id))
  const w = t.team.changing
  const words = t.team.things[account.kind]
  const apps = await appsOf({ accountId: account.id, slug: company.slug })
  const offered = apps.filter((app) => app.offer).map((app) => app.name)
  const choices = ROLES.filter((role) => mayChangeRole(company.role, person.role, role, person.isMe))
  const isPerApp = !isCompanyRole(person.role)
  const ticks = (
    <Ticks
      name="apps"
      label={words.ticks}
      hint={words.ticksHint}
      options={apps.map((app) => ({
        value: app.name,
        label: appLabel(me, app.name),
        ticked: person.appNames.includes(app.name),
      }))}
    />
  )
  const about = (
    <>
      <Hidden name="companySlug" value={company.slug} />
      <Hidden name="accountId" value={person.id} />
    </>
  )
  const back = <LinkButton href={paths.person(company.slug, person.id)}>{w.cancel}</LinkButton>
  return (
    <Frame visitor={me} company={company} place="team" aside={<PersonMargin visitor={me} person={person} />}>
      <PageHead title={<span className="wrap-anywhere">{w.title(person.name)}</span>} lead={w.effect(person.name)} />
      <div className="grid max-w-[40rem] grid-cols-[minmax(0,1fr)] gap-8">
        {offered.length > 0 ? <Notice tone="warn">{w.onOffer(listed(me, offered))}</Notice> : null}
        {choices.length > 0 ? (
          <ActionForm action={changeRoleOf} words={t.common.form}>
            {about}
            <RadioCards
              name="role"
              label={w.role}
              options={ROLES.filter((role) => choices.includes(role) || isSameRole(role, person.role)).map((role) => ({
                value: role,
                label: t.common.roles[role],
                text: words.role[role],
                blocked: isSameRole(role, person.role) ? w.fixed : undefined,
              }))}
            />
            {isPerApp ? null : ticks}
            <p className="text-small text-muted">{w.invites}</p>
            {choices.some(owns) && !isFresh(account) ? (
              <p>
                {w.ownerFirst}{' '}
                <a href={paths.confirm(paths.changeRole(company.slug, person.id))}>{t.team.leaving.goConfirm}</a>
              </p>
            ) : null}
            <FormActions back={back}>
              <Submit busy={w.saving}>{w.submit}</Submit>
            </FormActions>
          </ActionForm>
        ) : null}
        {isPerApp ? (
          <ActionForm id="apps" action={changeAppsOf} words={t.common.form}>
            {about}
            {apps.map(({ name }) => (
              <Hidden key={name} name="shown" value={name} />
            ))}
            {ticks}
            <FormActions back={choices.length > 0 ? undefined : back}>
              <Submit busy={t.team.access.saving}>{t.team.access.submit}</Submit>
            </FormActions>
          </ActionForm>
        ) : null}
      </div>
    </Frame>
  )
}

async function open(params: Props['params']) {
  const { company, person } = await params
  return openPerson(company, person, paths.changeRole(company, person))
}
