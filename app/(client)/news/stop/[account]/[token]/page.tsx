import type { Metadata } from 'next'
import { stopNews } from '@/app/(client)/news/actions'
import { loadStop, type NewsParams } from '@/app/(client)/news/load'
import { NewsLetter, NewsOver } from '@/app/(client)/news/news-letter'
import { words } from '@/lib/words/words'

type Props = { params: NewsParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state, language } = await loadStop(params)
  const { news } = words(language).accountPages
  if (!state) return { title: news.overTitle }
  return { title: state === 'none' ? news.stoppedTitle : news.stopTitle }
}

/** No more newsletters, for whoever has one and nothing else. */
export default async function StopNewsPage({ params }: Props) {
  const { link, state, language } = await loadStop(params)
  const { news } = words(language).accountPages
  if (!state) return <NewsOver language={language} />
  if (state === 'none') return <NewsLetter language={language} title={news.stoppedTitle} text={news.stoppedText} />
  const press = { action: stopNews, fields: link, label: news.stop }
  return <NewsLetter language={language} title={news.stopTitle} text={news.stopText} press={press} />
}
