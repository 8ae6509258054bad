import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, Submit, TextArea, Ticks } from '@/app/ui/form'
import { FormGate } from '@/app/ui/form-gate'
import { FormResults } from '@/app/ui/form-results'
import { Notice } from '@/app/ui/notice'
import { paths } from '@/lib/paths'
import type { SharedPerson } from '@/lib/team/across'
import { listed } from '../../listed'
import type { Visitor } from '../../viewer'
import { removeFromCompanies } from './actions'

type AcrossFormProps = { visitor: Visitor; person: SharedPerson; isFresh: boolean }

/**
 * Ticks, a message, and the button for whoever has just shown who they are. After its answer the results stand in its place,
 * also where nothing is shared any more: without script the whole page comes again.
 */
export function AcrossForm({ visitor, person, isFresh }: AcrossFormProps) {
  const { t } = visitor
  const { across: text, close } = t.companies
  const removable = person.companies.filter((company) => company.mayRemove)
  const here = paths.acrossCompanies(person.id)
  const prove = (
    <Notice
      tone="info"
      title={close.proveTitle}
      actions={<LinkButton href={paths.confirm(here)}>{text.prove}</LinkButton>}
    >
      {text.proveText}
    </Notice>
  )
  return (
    <ActionForm action={removeFromCompanies} words={t.common.form} className="max-w-140">
      <FormResults title={text.results} further={<a href={here}>{text.again}</a>}>
        <Hidden name="accountId" value={person.id} />
        {removable.length > 0 ? (
          <Ticks
            name="companies"
            label={<span className="wrap-anywhere">{text.choose(person.name)}</span>}
            hint={text.invites}
            options={removable.map(({ slug, name, role, appNames }) => ({
              value: slug,
              label: name,
              text: appNames.length > 0 ? text.collaboratorOn(listed(visitor, appNames)) : t.common.roles[role],
            }))}
          />
        ) : null}
        {removable.length > 0 ? (
          <FormGate isOpen={isFresh} first={prove}>
            <TextArea
              name="message"
              label={<span className="wrap-anywhere">{text.note(person.name)}</span>}
              max={600}
              counter={t.common.form.counter}
              optional
            />
            <p className="text-muted wrap-anywhere">{text.effect(person.name)}</p>
            <div className="flex flex-wrap gap-2.5">
              <LinkButton href={paths.companies()}>{t.common.cancel}</LinkButton>
              <Submit variant="danger" busy={text.busy}>
                <span className="wrap-anywhere">{text.remove(person.name)}</span>
              </Submit>
            </div>
          </FormGate>
        ) : null}
        {person.companies.length > 0 && removable.length === 0 ? (
          <p className="text-muted">{text.nothingToRemove}</p>
        ) : null}
      </FormResults>
    </ActionForm>
  )
}
