import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { DataTable } from '@/app/ui/data-table'
import { EmptyState } from '@/app/ui/empty-state'
import { PageHead } from '@/app/ui/page-head'
import { isFresh } from '@/lib/auth/fresh'
import { isId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { findAcross } from '@/lib/team/across'
import { Frame } from '../../frame'
import { listed } from '../../listed'
import { visitor } from '../../viewer'
import { AcrossForm } from './across-form'

type Props = { params: Promise<{ account: string }> }

const open = cache(async (accountId: string) => {
  const me = await visitor(paths.acrossCompanies(accountId))
  const person = isId(accountId) ? await findAcross(me.account.id, accountId, me.companies) : null
  if (!person) notFound()
  return { ...me, person }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, person } = await open((await params).account)
  return { title: t.companies.across.title(person.name) }
}

/** Somebody across the Companies that the visitor shares with them, and the way to part from them in several at once. */
export default async function PersonPage({ params }: Props) {
  const me = await open((await params).account)
  const { account, person, t } = me
  const { across: text, list } = t.companies
  return (
    <Frame visitor={me} place="companies">
      <PageHead
        title={<span className="wrap-anywhere">{text.title(person.name)}</span>}
        lead={<span className="wrap-anywhere">{person.name === person.email ? null : person.email}</span>}
      />
      <div className="grid gap-6">
        {person.companies.length > 0 ? (
          <DataTable
            caption={text.caption(person.name)}
            columns={[
              { key: 'company', label: list.company },
              { key: 'role', label: text.role },
            ]}
            rows={person.companies.map(({ slug, name, role, appNames }) => ({
              key: slug,
              cells: [
                <a key="company" href={paths.company(slug)} className="font-strong wrap-anywhere">
                  {name}
                </a>,
                appNames.length > 0 ? text.collaboratorOn(listed(me, appNames)) : t.common.roles[role],
              ],
            }))}
          />
        ) : (
          <EmptyState
            title={<span className="wrap-anywhere">{text.none(person.name)}</span>}
            action={<a href={paths.companies()}>{text.home}</a>}
          />
        )}
        <AcrossForm visitor={me} person={person} isFresh={isFresh(account)} />
      </div>
    </Frame>
  )
}
