import { paths } from '@/lib/paths'
import type { Cast, Visit } from '../cast'

/** The log of a Company: as its Admin and as its client Owner see it, narrowed, and narrowed to nothing. */
export function activityPages({ mara, petra, browsers }: Cast): Visit[] {
  const route = '/c/[company]/activity'
  const own = { route, page: browsers.mara }
  const clients = { route, page: browsers.petra }
  return [
    { name: 'activity-own', ...own, open: () => browsers.mara.goto(paths.activity(mara.slug)) },
    { name: 'activity-admin', ...own, open: () => browsers.mara.goto(paths.activity(petra.slug)) },
    {
      name: 'activity-app',
      ...own,
      open: () => browsers.mara.goto(paths.activity(petra.slug, { app: petra.appName })),
    },
    { name: 'activity-client', ...clients, open: () => browsers.petra.goto(paths.activity(petra.slug)) },
    {
      name: 'activity-no-match',
      ...clients,
      open: () => browsers.petra.goto(paths.activity(petra.slug, { app: 'no-such-app' })),
    },
  ]
}
