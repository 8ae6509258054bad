import { requireAccount } from '@/lib/auth/session'
import { paths } from '@/lib/paths'
import { filterIn } from '../../filter'
import { answerExport, isFormat } from '../files'

type Context = { params: Promise<{ company: string; format: string }> }

/** The log as a file, under the filters and rights of its page. Whoever may not read it gets what a stranger gets. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { company: slug, format } = await params
  if (!isFormat(format)) return new Response(null, { status: 404 })
  const filter = filterIn(Object.fromEntries(new URL(request.url).searchParams))
  // A file is no page to come back to: signing in leads to the log.
  const account = await requireAccount(paths.activity(slug, filter))
  return (await answerExport(account, slug, format, filter)) ?? new Response(null, { status: 404 })
}
