import { LinkButton } from '@/app/ui/button'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { Caption } from '@/app/ui/letter'
import type { Language } from '@/db/vocabulary'
import { maskEmail, shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import type { JoinView } from '@/lib/team-invite/join-view'
import { words } from '@/lib/words/words'
import { join } from './actions'
import { OtherTeamAccount, ProveTeamMailbox, SignInToJoin } from './prove'

type Shared = { token: string; email: string; company: string; language: Language }

/** The way into the team for whoever opened the link, and the way out. */
export function JoinSection({ view, ...shared }: Shared & { view: JoinView }) {
  return (
    <>
      {view.kind === 'join' ? <JoinForm {...shared} view={view} /> : null}
      {view.kind === 'sign-in' ? <SignInToJoin {...shared} /> : null}
      {view.kind === 'prove-mailbox' ? <ProveTeamMailbox {...shared} /> : null}
      {view.kind === 'other-account' ? (
        <OtherTeamAccount {...shared} account={shownAddress(view.account.email)} />
      ) : null}
      <LinkButton href={paths.declineTeam(shared.token)} size="letter" variant="secondary">
        {words(shared.language).teamInvite.landing.decline}
      </LinkButton>
    </>
  )
}

type JoinFormProps = Shared & { view: Extract<JoinView, { kind: 'join' }> }

function JoinForm({ token, email, company, language, view }: JoinFormProps) {
  const { common, teamInvite } = words(language)
  const t = teamInvite.landing
  return (
    <>
      {view.isNew ? null : <p className="text-dense text-muted wrap-anywhere">{t.signedInAs(shownAddress(email))}</p>}
      <ActionForm action={join} words={common.form}>
        <Hidden name="token" value={token} />
        {view.names ? (
          <div className="grid gap-5 sm:grid-cols-2 sm:gap-4">
            <Field name="firstName" label={t.firstName} autoComplete="given-name" defaultValue={view.names.firstName} />
            <Field
              name="lastName"
              label={t.lastName}
              autoComplete="family-name"
              defaultValue={view.names.lastName}
              optional
            />
          </div>
        ) : null}
        <div>
          <Submit busy={t.busy} size="letter">
            {t.join(company)}
          </Submit>
          {view.isNew ? <Caption>{t.noPassword(maskEmail(email))}</Caption> : null}
        </div>
      </ActionForm>
    </>
  )
}
