import { ExpiryChoice } from '@/app/expiry-choice'
import { Field, Select, TextArea } from '@/app/ui/form'
import { FormFold } from '@/app/ui/form-fold'
import { EXPIRY_DAYS, LANGUAGES, type Language } from '@/db/vocabulary'
import type { Dict } from '@/lib/words/words'

/** What has a good default: how the person is called, what is said to them, how long the invitation stays open. */
export function MoreWords({ t, language }: { t: Dict; language: Language }) {
  const { invite: words } = t.teamInvite
  return (
    <FormFold look="card" title={words.more} fields={['name', 'message', 'language', 'expiryDays']}>
      <Field name="name" label={words.name} optional autoComplete="off" />
      <TextArea
        name="message"
        label={words.message}
        hint={words.messageHint}
        optional
        max={600}
        counter={t.common.form.counter}
      />
      <div className="grid gap-4.5 sm:grid-cols-2 sm:gap-4">
        <Select
          name="language"
          label={words.language}
          defaultValue={language}
          options={LANGUAGES.map((each) => ({ value: each, label: t.common.languages[each] }))}
        />
        <ExpiryChoice t={t} language={language} words={words} days={EXPIRY_DAYS[0]} />
      </div>
    </FormFold>
  )
}
