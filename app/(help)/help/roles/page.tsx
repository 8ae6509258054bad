import type { Metadata } from 'next'
import { Section } from '@/app/ui/section'
import { readerLanguage } from '@/lib/auth/language'
import { currentAccount } from '@/lib/auth/session'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { HelpPage } from '../../help-page'
import { RolesTable } from '../../roles-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).help.roles.title }
}

export default async function RolesHelp() {
  const language = await readerLanguage()
  const { roles, client } = words(language).help
  const kind = (await currentAccount())?.kind ?? 'developer'
  return (
    <HelpPage language={language} title={roles.title} lead={roles.lead}>
      <RolesTable language={language} kind={kind} />
      <Section title={roles.rules}>
        <ul className="grid max-w-[66ch] list-disc gap-1.5 pl-5">
          {roles.rule.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Section>
      {kind === 'client' ? (
        <Section title={client.title}>
          <p className="max-w-[66ch]">{client.text}</p>
          <p className="mt-2 wrap-anywhere">
            <a href={`mailto:${operator().supportEmail}`}>{client.write(operator().name)}</a>
          </p>
        </Section>
      ) : (
        <p className="mt-8">
          <a href={paths.helpWorking()}>{roles.back}</a>
        </p>
      )}
    </HelpPage>
  )
}
