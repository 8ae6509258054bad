import { env } from '@/lib/env'
import { previewOf } from '@/lib/outbox/preview'

type Context = { params: Promise<{ kind: string; language: string; scheme: string }> }

/** A mail alone, as a mail program would show it. Its own closed policy comes with the headers of every answer. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const variant = new URL(request.url).searchParams.get('variant') ?? 'usual'
  const mail = env().hasDevPages ? await previewOf({ ...(await params), variant }) : null
  if (!mail) return new Response(null, { status: 404 })
  return new Response(mail.html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
