import { LinkButton } from '@/app/ui/button'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { FormGate } from '@/app/ui/form-gate'
import { Notice } from '@/app/ui/notice'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../viewer'
import { close } from './actions'

type CloseFormProps = { visitor: CompanyVisitor /** They showed who they are a moment ago. */; isFresh: boolean }

/** The safe way out first; the dangerous one only for whoever typed the name and has just shown who they are. */
export function CloseForm({ visitor: { company, t }, isFresh }: CloseFormProps) {
  const { close: text } = t.companies
  const keep = (
    <LinkButton href={paths.companyDetails(company.slug)}>
      <span className="wrap-anywhere">{text.keep(company.name)}</span>
    </LinkButton>
  )
  const prove = (
    <>
      <Notice tone="info" title={text.proveTitle}>
        {text.proveText}
      </Notice>
      <div className="flex flex-wrap gap-2.5">
        {keep}
        <LinkButton href={paths.confirm(paths.closeCompany(company.slug))} variant="primary">
          {text.prove}
        </LinkButton>
      </div>
    </>
  )
  return (
    <ActionForm action={close} words={t.common.form}>
      <Hidden name="companySlug" value={company.slug} />
      <FormGate isOpen={isFresh} first={prove}>
        <Field
          name="name"
          label={text.typeName}
          hint={<span className="wrap-anywhere">{text.typeHint(company.name)}</span>}
          autoComplete="off"
          spellCheck={false}
        />
        <div className="flex flex-wrap gap-2.5">
          {keep}
          <Submit variant="danger" busy={text.busy}>
            <span className="wrap-anywhere">{text.confirm(company.name)}</span>
          </Submit>
        </div>
      </FormGate>
    </ActionForm>
  )
}
