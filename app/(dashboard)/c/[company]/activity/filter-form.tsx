import { Button } from '@/app/ui/button'
import { Select } from '@/app/ui/form-fields'
import type { ActivityChoices } from '@/lib/activity/choices'
import { type ActivityFilter, paths } from '@/lib/paths'
import { appLabel, type CompanyVisitor } from '../../../viewer'

type FilterFormProps = { visitor: CompanyVisitor; choices: ActivityChoices; filter: ActivityFilter }

/** Narrows the log to a person and an App. It only asks, so it is a plain form that ends in an address. */
export function FilterForm({ visitor, choices, filter }: FilterFormProps) {
  const { account, company, t } = visitor
  const text = t.activityPages
  return (
    <form
      method="get"
      action={paths.activity(company.slug)}
      aria-label={text.filter}
      className="grid grid-cols-[minmax(0,1fr)] items-end gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <Select
        name="person"
        label={text.person}
        optional
        defaultValue={filter.person ?? ''}
        options={[
          { value: '', label: text.everybody },
          ...choices.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        name="app"
        label={text.app[account.kind]}
        optional
        defaultValue={filter.app ?? ''}
        options={[
          { value: '', label: text.all[account.kind] },
          ...choices.apps.map((name) => ({ value: name, label: appLabel(visitor, name) })),
        ]}
      />
      <Button type="submit">{text.show}</Button>
    </form>
  )
}
