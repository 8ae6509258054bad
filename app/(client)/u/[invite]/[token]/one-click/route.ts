import { redirect } from 'next/navigation'
import { stopReminders } from '@/lib/client-invite/stop-reminders'
import { paths } from '@/lib/paths'

type Context = { params: Promise<{ invite: string; token: string }> }

/** Pressed by a mail program, from any place: it sends no Origin or its own, and reads no answer. An unknown link gets the same one. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { invite, token } = await params
  await stopReminders({ inviteId: invite, token })
  return new Response(null, { status: 200 })
}

/** Opened by a person: the page asks first. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { invite, token } = await params
  redirect(paths.stopReminders({ inviteId: invite, token }))
}
