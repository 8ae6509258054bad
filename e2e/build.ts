import { readFileSync } from 'node:fs'
import path from 'node:path'
import { newestBuild } from '@/lib/server/builds'

/** Drawn by Next itself during the build, for the case that even our own error page fails. */
export const LAST_RESORT = '/_global-error'

/** Every route of the build as Next lists them, with its kind. */
export function builtRoutes(): { route: string; kind: 'page' | 'route' }[] {
  const files: Record<string, string> = readManifest('app-path-routes-manifest.json')
  return Object.entries(files).map(([file, route]) => ({ route, kind: file.endsWith('/page') ? 'page' : 'route' }))
}

/** Every server action of the build, with the routes of the pages that can be posted to for it. */
export function builtActions(): { id: string; name: string; routes: string[] }[] {
  const files: Record<string, string> = readManifest('app-path-routes-manifest.json')
  const actions: Record<string, { exportedName: string; workers: object }> = readManifest(
    'server/server-reference-manifest.json',
  ).node
  return Object.entries(actions).map(([id, { exportedName, workers }]) => {
    const routes = Object.keys(workers).map((worker) => files[worker.slice('app'.length)] ?? worker)
    return { id, name: exportedName, routes }
  })
}

/** Pages the build drew ahead of any request; a picture is no page and needs no nonce. */
export function staticRoutes(): string[] {
  const { routes, dynamicRoutes } = readManifest('prerender-manifest.json')
  return [...Object.keys(routes), ...Object.keys(dynamicRoutes)].filter((route) => !route.endsWith('.svg'))
}

// biome-ignore lint/suspicious/noExplicitAny: Next's manifests have no published types
function readManifest(name: string): any {
  return JSON.parse(readFileSync(path.join(newestBuild(), name), 'utf8'))
}
