import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Frame } from '@/app/(dashboard)/frame'
import { RolesMargin } from '@/app/(dashboard)/margins'
import { appLabel, companyVisitor } from '@/app/(dashboard)/viewer'
import { AcceptedEmail } from '@/app/ui/accepted-email'
import { ActionForm, Field, Hidden, RadioCards, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { PageHead } from '@/app/ui/page-head'
import { appsOf } from '@/lib/apps/queries'
import { invitableRoles } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { fullName } from '@/lib/person-name'
import { inviteSomeone } from './actions'
import { AppTicks } from './app-ticks'
import { MoreWords } from './more-words'

type Props = { params: Promise<{ company: string }>; searchParams: Promise<{ app?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await open(params)
  return { title: t.teamInvite.invite.title }
}

/** Who is invited as what. One address and one role are needed; whoever comes from an App has it chosen already. */
export default async function InviteMemberPage({ params, searchParams }: Props) {
  const me = await open(params)
  const { account, company, t } = me
  const { invite: words, roleText } = t.teamInvite
  const roles = invitableRoles(company.role)
  const apps = await appsOf({ accountId: account.id, slug: company.slug })
  const { app: from } = await searchParams
  const chosen = apps.filter((app) => app.name === from).map((app) => app.id)
  return (
    <Frame visitor={me} company={company} place="team" aside={<RolesMargin visitor={me} />}>
      <PageHead title={words.title} lead={<span className="wrap-anywhere">{words.lead(company.name)}</span>} />
      <ActionForm
        action={inviteSomeone}
        words={t.common.form}
        className="max-w-140 [&:not(:has(input[value=collaborator]:checked))_[data-per-app]]:hidden"
      >
        <Hidden name="companySlug" value={company.slug} />
        <AcceptedEmail />
        {fullName(account) ? null : (
          <fieldset className="min-w-0">
            <legend className="mb-1.5 font-strong">{words.you}</legend>
            <p className="mb-1.5 text-small text-muted">{words.youHint}</p>
            <div className="grid gap-5 sm:grid-cols-2 sm:gap-4">
              <Field name="firstName" label={words.firstName} autoComplete="given-name" />
              <Field name="lastName" label={words.lastName} autoComplete="family-name" optional />
            </div>
          </fieldset>
        )}
        <Field name="email" type="email" label={words.email} autoComplete="off" spellCheck={false} />
        <RadioCards
          name="role"
          label={words.role}
          defaultValue={chosen.length > 0 ? 'collaborator' : undefined}
          options={roles.map((role) => ({
            value: role,
            label: t.common.roles[role],
            text: roleText[account.kind][role],
          }))}
        />
        <AppTicks
          label={words.apps[account.kind]}
          hint={words.appsHint}
          none={words.noApps[account.kind]}
          apps={apps.map((app) => ({
            id: app.id,
            name: appLabel(me, app.name),
            text: app.offer ? words.onOffer : null,
          }))}
          chosen={chosen}
        />
        <MoreWords t={t} language={account.language} />
        <FormActions back={<a href={paths.team(company.slug)}>{t.common.cancel}</a>}>
          <Submit busy={words.sending}>{words.submit}</Submit>
        </FormActions>
      </ActionForm>
    </Frame>
  )
}

async function open(params: Props['params']) {
  const slug = (await params).company
  const me = await companyVisitor(slug, paths.inviteMember(slug))
  if (invitableRoles(me.company.role).length === 0) notFound()
  return me
}
