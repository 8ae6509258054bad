import { asLanguage } from '@/lib/language'
import { answerFilm } from '../answer-film'
import { filmFile, hasFilm } from '../film-file'

/** The film of a language, where it has been made. */
export async function GET(request: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  const language = asLanguage((await params).language)
  if (!language || !hasFilm(language)) return new Response(null, { status: 404 })
  return answerFilm(filmFile(language), request)
}
