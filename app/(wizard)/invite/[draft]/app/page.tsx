import { LinkButton } from '@/app/ui/button'
import { EmptyState } from '@/app/ui/empty-state'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import { activePlans } from '@/lib/apps/plans'
import type { EligibleApp } from '@/lib/client-invite/eligible-apps'
import { appsToOffer } from '@/lib/client-invite/queries'
import { formatMoney } from '@/lib/money'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { answerApp } from '../../actions'
import { AfterNote } from '../after-note'
import { callName, openDraft, trialsByApp } from '../draft'
import { StepFrame, stepTitle } from '../step-frame'
import { type AppCard, AppCards } from './app-cards'
import { cardOf } from './card-of'

const FORM = 'app'

/** Step 1: which App, on which plan. */
export default async function AppStep({ params }: { params: Promise<{ draft: string }> }) {
  const open = await openDraft((await params).draft, 'app')
  const { account, draft, t } = open
  const [apps, plans, trials] = await Promise.all([appsToOffer(account.id), activePlans(), trialsByApp(open)])
  const { app: words, after } = t.wizard
  const client = callName(draft) || after.yourClient
  const title = severalTogether(apps) ? words.many : words.one
  const canGoOn = apps.some((app) => !app.blocked)
  const net = (cents: number, currency: string) => t.wizard.net(formatMoney(cents, currency, account.language))
  const cards = apps.map((app) => cardOf(open, app, trials.get(app.id)))
  return (
    <StepFrame
      t={t}
      draftId={draft.id}
      step="app"
      formId={canGoOn ? FORM : undefined}
      aside={<AfterNote t={t} kept={draft.keptAccess} client={client} />}
    >
      <h1 className="mb-5">{title}</h1>
      {canGoOn ? (
        <ActionForm id={FORM} action={answerApp} words={t.common.form} title={stepTitle(t, title)}>
          <Hidden name="draftId" value={draft.id} />
          <AppCards
            type={severalTogether(apps) ? 'checkbox' : 'radio'}
            label={title}
            hint={severalTogether(apps) ? words.manyHint : undefined}
            cards={cards}
            plans={plans.map((plan) => ({
              value: plan.id,
              label: words.planOption({
                plan: plan.name,
                size: plan.size,
                net: net(plan.monthlyAmount, plan.currency),
              }),
            }))}
            chosen={draft.appChoices.map((choice) => choice.appId)}
          />
          <FormActions back={<LinkButton href={paths.home()}>{t.common.back}</LinkButton>}>
            <Submit busy={t.wizard.saving}>{t.wizard.continue}</Submit>
          </FormActions>
        </ActionForm>
      ) : (
        <NothingToOffer t={t} title={title} cards={cards} />
      )}
    </StepFrame>
  )
}

function NothingToOffer({ t, title, cards }: { t: Dict; title: string; cards: AppCard[] }) {
  const { app: words } = t.wizard
  const isEmpty = cards.length === 0
  return (
    <>
      <title>{stepTitle(t, title)}</title>
      <EmptyState
        title={isEmpty ? words.noneOfYours : words.none}
        action={
          <LinkButton href={isEmpty ? paths.home() : paths.invitations()}>
            {isEmpty ? words.toHome : words.seeInvitations}
          </LinkButton>
        }
      >
        {isEmpty ? null : (
          <ul className="grid gap-1">
            {cards.map((card) => (
              <li key={card.id}>
                {card.name}: {card.blocked}
              </li>
            ))}
          </ul>
        )}
      </EmptyState>
    </>
  )
}

/** Several Apps go together only within one Company. */
function severalTogether(apps: EligibleApp[]): boolean {
  const companies = apps.filter((app) => !app.blocked).map((app) => app.companyId)
  return new Set(companies).size < companies.length
}
