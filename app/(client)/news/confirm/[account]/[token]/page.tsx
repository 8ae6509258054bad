import type { Metadata } from 'next'
import { confirmNews } from '@/app/(client)/news/actions'
import { loadConfirm, type NewsParams } from '@/app/(client)/news/load'
import { NewsLetter, NewsOver } from '@/app/(client)/news/news-letter'
import { words } from '@/lib/words/words'

type Props = { params: NewsParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state, language } = await loadConfirm(params)
  const { news } = words(language).accountPages
  if (!state) return { title: news.overTitle }
  return { title: state === 'confirmed' ? news.confirmedTitle : news.confirmTitle }
}

/** The second yes to the newsletter. Opening it is not the answer: mail programs open links by themselves. */
export default async function ConfirmNewsPage({ params }: Props) {
  const { link, state, language } = await loadConfirm(params)
  const { news } = words(language).accountPages
  if (!state) return <NewsOver language={language} />
  if (state === 'confirmed') {
    return <NewsLetter language={language} title={news.confirmedTitle} text={news.confirmedText} />
  }
  const press = { action: confirmNews, fields: link, label: news.confirm }
  return <NewsLetter language={language} title={news.confirmTitle} text={news.confirmText} press={press} />
}
