import type { Metadata } from 'next'
import { WhatChanges } from '@/app/(dashboard)/home/what-changes'
import { Fold } from '@/app/ui/fold'
import { Section } from '@/app/ui/section'
import { KEPT_ACCESSES } from '@/db/vocabulary'
import { readerLanguage } from '@/lib/auth/language'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { FilmPlayer } from '../../film-player'
import { HelpPage } from '../../help-page'
import { RolesTable } from '../../roles-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).help.working.title }
}

/** What the product is for, from the developer's side. */
export default async function WorkingForAClient() {
  const language = await readerLanguage()
  const t = words(language)
  const { working } = t.help
  return (
    <HelpPage language={language} title={working.title} lead={working.lead}>
      <FilmPlayer language={language} label={working.film} />
      <WhatChanges t={t} title={working.picture} />
      <Section title={working.steps}>
        <ol className="grid max-w-[66ch] list-decimal gap-3 pl-5 marker:font-semibold">
          {working.step.map(({ title, text }) => (
            <li key={title}>
              <strong>{title}.</strong> {text(operator().trialDays)}
            </li>
          ))}
        </ol>
      </Section>
      <Section title={working.money}>
        <Lines of={working.moneyText} />
      </Section>
      <Section title={working.keep}>
        <Lines of={KEPT_ACCESSES.map((kept) => working.keepText[kept])} />
      </Section>
      <Section title={working.roles} actions={<a href={paths.helpRoles()}>{working.rolesLink}</a>}>
        <RolesTable language={language} />
      </Section>
      <Section title={working.questions}>
        <div className="max-w-[66ch]">
          {working.question.map(({ title, text }) => (
            <Fold key={title} title={title}>
              <p>{text}</p>
            </Fold>
          ))}
          <p className="mt-4">
            <a href={paths.check()}>{working.checkPage}</a>
          </p>
        </div>
      </Section>
    </HelpPage>
  )
}

function Lines({ of }: { of: string[] }) {
  return (
    <ul className="grid max-w-[66ch] list-disc gap-1.5 pl-5">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
