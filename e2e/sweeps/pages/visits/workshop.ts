import { paths } from '@/lib/paths'
import type { Cast, Visit } from '../cast'

/** What people who work on the product look at. */
export function workshop({ browsers: { stranger: page }, language }: Cast): Visit[] {
  const preview = (name: string, shown: Record<string, string>): Visit => ({
    name,
    route: '/dev/mail',
    page,
    open: () => page.goto(paths.mailPreview({ language, ...shown })),
  })
  return [
    preview('mail-preview', { kind: 'mail-invite', width: 'desk' }),
    preview('mail-preview-text', { kind: 'mail-done-client', variant: 'long-names', part: 'text' }),
  ]
}
