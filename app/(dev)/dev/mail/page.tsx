import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '@/app/ui/page-head'
import { SummaryList } from '@/app/ui/summary-list'
import { LANGUAGES } from '@/db/vocabulary'
import { readerLanguage } from '@/lib/auth/language'
import { lengthOf } from '@/lib/characters'
import { env } from '@/lib/env'
import { previewedKinds, previewOf, SCHEMES } from '@/lib/outbox/preview'
import { LOCALES } from '@/lib/words/locale'
import { words } from '@/lib/words/words'
import { type Asked, choiceOf, PARTS, WIDTHS } from './choice'
import { MailFrame } from './mail-frame'
import { Tabs } from './tabs'

export async function generateMetadata(): Promise<Metadata> {
  const { mailPreview, common } = words(await readerLanguage())
  return { title: env().hasDevPages ? mailPreview.title : common.errors.notFoundTitle }
}

/** Every mail, drawn from the samples: each kind and variant, in each language and scheme, both parts. */
export default async function MailPreviewPage({ searchParams }: { searchParams: Promise<Asked> }) {
  if (!env().hasDevPages) notFound()
  const language = await readerLanguage()
  const { common, mailPreview: t } = words(language)
  const choice = choiceOf(await searchParams, language)
  const kinds = previewedKinds()
  const mail = await previewOf(choice)
  if (!mail) notFound()
  const headers = Object.entries(mail.headers ?? {})
  const kilobytes = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 })
  const size = t.sizes(kilobytes.format(mail.htmlBytes / 1000), kilobytes.format(Buffer.byteLength(mail.text) / 1000))
  return (
    <main id="main" className="mx-auto max-w-[65rem] px-4 pt-6 pb-14">
      <PageHead title={t.title} lead={t.lead} />
      <div className="grid gap-3">
        <Tabs label={t.kinds} choice={choice} name="kind" values={kinds.map(({ kind }) => kind)} />
        <Tabs
          label={t.variants}
          choice={choice}
          name="variant"
          values={kinds.find(({ kind }) => kind === choice.kind)?.variants ?? []}
        />
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <Tabs
            label={t.languages}
            choice={choice}
            name="language"
            values={LANGUAGES}
            word={(value) => common.languages[value]}
          />
          <Tabs label={t.schemes} choice={choice} name="scheme" values={SCHEMES} word={(value) => t.scheme[value]} />
          <Tabs label={t.parts} choice={choice} name="part" values={PARTS} word={(value) => t.part[value]} />
          <Tabs label={t.widths} choice={choice} name="width" values={WIDTHS} word={(value) => t.width[value]} />
        </div>
      </div>
      <div className="mt-4">
        <SummaryList
          rows={[
            { key: 'subject', label: t.subject, value: mail.subject, detail: t.length(lengthOf(mail.subject)) },
            { key: 'preview', label: t.preview, value: mail.preview, detail: t.length(lengthOf(mail.preview)) },
            { key: 'from', label: t.from, value: mail.from },
            { key: 'reply', label: t.replyTo, value: mail.replyTo },
            ...(headers.length ? [{ key: 'headers', label: t.headers, value: <HeaderLines headers={headers} /> }] : []),
            { key: 'size', label: t.size, value: size },
          ]}
        />
      </div>
      <MailFrame choice={choice} text={mail.text} t={t} />
    </main>
  )
}

function HeaderLines({ headers }: { headers: [name: string, value: string][] }) {
  return headers.map(([name, value]) => (
    <span key={name} className="block">
      {name}: {value}
    </span>
  ))
}
