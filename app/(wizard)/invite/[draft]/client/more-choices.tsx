import { Fold } from '@/app/ui/fold'
import { Field, Segmented, Select } from '@/app/ui/form'
import { EXPIRY_DAYS, KEPT_ACCESSES, LANGUAGES, NOUNS } from '@/db/vocabulary'
import { countries } from '@/lib/billing/countries'
import { clock } from '@/lib/clock'
import { addDays, dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { OpenDraft } from '../draft'

type MoreChoicesProps = { open: OpenDraft; client: string | null; trials: string[] }

/** What has a good default: how it is called, for whom, how long, and what stays with the sender. */
export function MoreChoices({ open: { account, draft, t }, client, trials }: MoreChoicesProps) {
  const { client: words } = t.wizard
  const { language } = account
  const today = dayOf(clock.now(), operator().timeZone)
  return (
    <Fold look="card" title={words.more}>
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
        <Select
          name="expiryDays"
          label={words.openFor}
          defaultValue={String(draft.expiryDays)}
          options={[...EXPIRY_DAYS]
            .sort((one, other) => one - other)
            .map((days) => ({
              value: String(days),
              label: words.openForOption({
                days: t.common.days.many(days),
                day: formatDay(addDays(today, days), language),
              }),
            }))}
        />
      </div>
      {trials.map((note) => (
        <p key={note} className="text-small text-muted">
          {note}
        </p>
      ))}
    </Fold>
  )
}
