import { redirect } from 'next/navigation'
import { stopNewsletter } from '@/lib/account/newsletter/stop'
import { paths } from '@/lib/paths'

type Context = { params: Promise<{ account: string; token: string }> }

/** Pressed by a mail program, from any place: it sends no Origin or its own, and reads no answer. An unknown link gets the same one. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { account, token } = await params
  await stopNewsletter({ accountId: account, token })
  return new Response(null, { status: 200 })
}

/** Opened by a person: the page asks first. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { account, token } = await params
  redirect(paths.newsletterStop({ accountId: account, token }))
}
