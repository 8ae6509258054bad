import type { Metadata } from 'next'
import { Button, LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { EmptyState } from '@/app/ui/empty-state'
import { Plus } from '@/app/ui/icons'
import { PageHead } from '@/app/ui/page-head'
import { lastChangesOf } from '@/lib/activity/changes'
import { pageLanguage } from '@/lib/auth/language'
import { requireAccount } from '@/lib/auth/session'
import { cutTo } from '@/lib/characters'
import { companiesPage } from '@/lib/company/queries'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Frame } from '../frame'
import { type Visitor, visitor } from '../viewer'
import { CompaniesList } from './companies-list'
import { readCursor, writeCursor } from './cursor'

type Asked = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Asked> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).companies.list.title }
}

/** Every Company of a person, a page at a time. Always reachable, also without script. */
export default async function CompaniesPage({ searchParams }: Props) {
  const asked = await searchParams
  const [q, after] = [cutTo(textOf(asked.q).trim(), 120), textOf(asked.after)]
  const next = paths.companies({ q, after })
  const load = requireAccount(next).then(({ id }) => companiesPage(id, { q, after: readCursor(after) }))
  const [me, page] = await Promise.all([visitor(next), load])
  const { account, t } = me
  const changes = await lastChangesOf(account.id, { among: page.companies.map(({ id }) => id) })
  const { list } = t.companies
  return (
    <Frame visitor={me} place="companies">
      <PageHead
        title={list.title}
        lead={list.lead}
        actions={
          <LinkButton href={paths.newCompany()} size="small" icon={<Icon of={Plus} />}>
            {list.setUp}
          </LinkButton>
        }
      />
      {me.companies.length > 0 ? (
        <div className="grid gap-4">
          <Search me={me} q={q} />
          {page.companies.length > 0 ? (
            <CompaniesList visitor={me} companies={page.companies} changes={changes} />
          ) : (
            <EmptyState title={list.foundNothing(q)} action={<a href={paths.companies()}>{list.all}</a>} />
          )}
          <div className="flex flex-wrap gap-2.5">
            {after ? <LinkButton href={paths.companies({ q })}>{list.first}</LinkButton> : null}
            {page.next ? (
              <LinkButton href={paths.companies({ q, after: writeCursor(page.next) })}>{list.further}</LinkButton>
            ) : null}
          </div>
        </div>
      ) : (
        <EmptyState title={list.empty}>{list.emptyText}</EmptyState>
      )}
    </Frame>
  )
}

function Search({ me: { t }, q }: { me: Visitor; q: string }) {
  const { list } = t.companies
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element of the same name is too young
    <form action={paths.companies()} role="search" className="flex max-w-140 flex-wrap items-end gap-2.5">
      <label className="grid min-w-0 flex-1 gap-1.5">
        <span className="label">{list.search}</span>
        <input type="search" name="q" defaultValue={q} autoComplete="off" className="control" />
      </label>
      <Button type="submit">{list.find}</Button>
      {q ? (
        <a href={paths.companies()} className="py-2">
          {list.all}
        </a>
      ) : null}
    </form>
  )
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' && !value.includes('\0') ? value : ''
}
