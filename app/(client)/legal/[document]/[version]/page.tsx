import { marked } from 'marked'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { LinkButton } from '@/app/ui/button'
import { readerLanguage } from '@/lib/auth/language'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { textIn } from '@/lib/written-file'
import { findDocument } from './find'

type Props = { params: Promise<{ document: string; version: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document, version } = await params
  const found = findDocument(document, version)
  const { client, common } = words(await readerLanguage())
  return { title: found ? client.footer.documents[found.name] : common.errors.notFoundTitle }
}

/** One of the operator's documents, in exactly the version that people agree to. */
export default async function LegalPage({ params }: Props) {
  const { document, version } = await params
  const found = findDocument(document, version)
  if (!found) notFound()
  const language = await readerLanguage()
  const t = words(language).client
  const aside = <LanguageSwitch language={language} />
  if (found.format === 'pdf') {
    return (
      <ClientLetter language={language} aside={aside}>
        <h1>{t.footer.documents[found.name]}</h1>
        <p>{t.legal.version(formatDay(version, language, 'year'))}</p>
        <LinkButton href={paths.legalFile(found.name, version)} size="letter" variant="primary">
          {t.legal.download}
        </LinkButton>
      </ClientLetter>
    )
  }
  const html = marked.parse(textIn(found.bytes, found.file), { async: false })
  return (
    <ClientLetter language={language} aside={aside}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the operator's own document, and the page's policy runs nothing in it */}
      <div className="flow" dangerouslySetInnerHTML={{ __html: html }} />
      <p className="text-dense text-muted">{t.legal.version(formatDay(version, language, 'year'))}</p>
    </ClientLetter>
  )
}
