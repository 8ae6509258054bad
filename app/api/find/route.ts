import type { NextRequest } from 'next/server'
import { currentAccount } from '@/lib/auth/session'
import { answerFind } from './answer-find'

/** Where somebody who is signed in may go, by the letters `q`; `in` is the address of the Company they are looking at. */
export async function GET({ nextUrl: { searchParams } }: NextRequest): Promise<Response> {
  const account = await currentAccount()
  if (!account) return new Response(null, { status: 404 })
  return Response.json(await answerFind(account, searchParams.get('q') ?? '', searchParams.get('in') ?? ''))
}
