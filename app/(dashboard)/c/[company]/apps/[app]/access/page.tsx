import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, Submit, Ticks } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { mayInvite, mayTickApps } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { teamOf } from '@/lib/team/queries'
import { Frame } from '../../../../../frame'
import { listed } from '../../../../../listed'
import { RolesMargin } from '../../../../../margins'
import { appLabel } from '../../../../../viewer'
import { changePeopleOf } from '../../../team/actions'
import { openApp } from '../open-app'

type Props = { params: Promise<{ company: string; app: string }> }

/** Everybody at once: what is not shown could not be ticked. */
const ALL = 100_000

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company, app } = await params
  const me = await openApp(company, app)
  if (!mayTickApps(me.company.role)) notFound()
  return { title: me.t.team.access.title(appLabel(me, app)) }
}

/** Which Collaborators work on an App. */
export default async function AccessPage({ params }: Props) {
  const { company: slug, app: name } = await params
  const { app, ...me } = await openApp(slug, name)
  const { account, company, t } = me
  if (!mayTickApps(company.role)) notFound()
  const w = t.team.access
  const team = await teamOf(account.id, slug, { role: 'collaborator', size: ALL })
  const people = team?.people ?? []
  return (
    <Frame visitor={me} company={company} place="apps" aside={<RolesMargin visitor={me} />}>
      <PageHead
        title={<span className="wrap-anywhere">{w.title(appLabel(me, name))}</span>}
        lead={w.always}
        actions={
          mayInvite(company.role, 'collaborator') ? (
            <LinkButton href={paths.inviteMember(slug, { app: name })}>{w.invite[account.kind]}</LinkButton>
          ) : null
        }
      />
      <div className="grid max-w-[40rem] grid-cols-[minmax(0,1fr)] gap-6">
        {app.offer ? <Notice tone="warn">{w.onOffer(app.offer.client)}</Notice> : null}
        {people.length > 0 ? (
          <ActionForm action={changePeopleOf} words={t.common.form}>
            <Hidden name="companySlug" value={slug} />
            <Hidden name="appName" value={name} />
            {people.map(({ id }) => (
              <Hidden key={id} name="shown" value={id} />
            ))}
            <Ticks
              name="people"
              label={w.people}
              options={people.map((person) => {
                const others = person.appNames.filter((other) => other !== name)
                return {
                  value: person.id,
                  label: person.name,
                  text: others.length > 0 ? w.alsoOn(listed(me, others)) : w.onlyHere,
                  ticked: person.appNames.includes(name),
                }
              })}
            />
            <FormActions back={<LinkButton href={paths.app(slug, name)}>{t.common.cancel}</LinkButton>}>
              <Submit busy={w.saving}>{w.submit}</Submit>
            </FormActions>
          </ActionForm>
        ) : (
          <p className="text-muted">{w.none}</p>
        )}
      </div>
    </Frame>
  )
}
