import type { Metadata } from 'next'
import { Section } from '@/app/ui/section'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { HelpPage } from '../../help-page'
import { RolesTable } from '../../roles-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).help.roles.title }
}

export default async function RolesHelp() {
  const language = await readerLanguage()
  const { roles } = words(language).help
  return (
    <HelpPage language={language} title={roles.title} lead={roles.lead}>
      <RolesTable language={language} />
      <Section title={roles.rules}>
        <ul className="grid max-w-[66ch] list-disc gap-1.5 pl-5">
          {roles.rule.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Section>
      <p className="mt-8">
        <a href={paths.helpWorking()}>{roles.back}</a>
      </p>
    </HelpPage>
  )
}
