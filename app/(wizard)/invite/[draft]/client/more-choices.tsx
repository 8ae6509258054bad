import { ExpiryChoice } from '@/app/expiry-choice'
import { Field, Segmented, Select } from '@/app/ui/form'
import { FormFold } from '@/app/ui/form-fold'
import { KEPT_ACCESSES, LANGUAGES, NOUNS } from '@/db/vocabulary'
import { countries } from '@/lib/billing/countries'
import type { OpenDraft } from '../draft'

type MoreChoicesProps = { open: OpenDraft; client: string | null; trials: string[] }

/** What has a good default: how it is called, for whom, how long, and what stays with the sender. */
export function MoreChoices({ open: { account, draft, t }, client, trials }: MoreChoicesProps) {
  const { client: words } = t.wizard
  const { language } = account
  return (
    <FormFold
      look="card"
      title={words.more}
      fields={['noun', 'clientCompany', 'country', 'language', 'keptAccess', 'expiryDays']}
    >
      <Segmented
        name="noun"
        label={words.noun(client ?? words.yourClient)}
        defaultValue={draft.noun}
        options={NOUNS.map((noun) => ({ value: noun, label: t.common.nouns[noun] }))}
      />
      <div className="grid gap-4.5 sm:grid-cols-2 sm:gap-4">
        <Field
          name="clientCompany"
          label={words.company}
          optional
          autoComplete="off"
          defaultValue={draft.clientCompany}
        />
        <Select
          name="country"
          label={words.country}
          defaultValue={draft.country}
          options={countries(language).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Select
          name="language"
          label={words.language}
          defaultValue={draft.language}
          options={LANGUAGES.map((each) => ({ value: each, label: t.common.languages[each] }))}
        />
        <Select
          name="keptAccess"
          label={words.keptAccess}
          defaultValue={draft.keptAccess}
          options={KEPT_ACCESSES.map((kept) => ({ value: kept, label: words.keptAccesses[kept] }))}
        />
        <ExpiryChoice t={t} language={language} words={words} days={draft.expiryDays} />
      </div>
      {trials.map((note) => (
        <p key={note} className="text-small text-muted">
          {note}
        </p>
      ))}
    </FormFold>
  )
}
