import { env, isLoopbackHost } from '@/lib/env'

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' }

/** A Host header as a name: "App.Example.:443" is the same as "app.example" behind https. Null for what names nothing. */
export function nameIn(host: string | null | undefined): { hostname: string; port: string } | null {
  const [, hostname, port] = /^(\[[0-9a-f:.]+\]|[^\s:/?#@\\[\]]+?)\.?(?::(\d{1,5}))?$/i.exec(host ?? '') ?? []
  if (!hostname) return null
  return { hostname: hostname.toLowerCase(), port: String(Number(port ?? DEFAULT_PORTS[env().appUrl.protocol])) }
}

/** Whether a Host header means APP_URL, compared as a name: case, the usual port and the last dot do not count. */
export function isOurName(host: string | null | undefined): boolean {
  const { appUrl } = env()
  const [asked, ours] = [nameIn(host), nameIn(appUrl.host)]
  return asked !== null && asked.hostname === ours?.hostname && asked.port === ours.port
}

/** Whether a Host header means this machine, on any port. */
export function isThisMachine(host: string | null | undefined): boolean {
  return isLoopbackHost(nameIn(host)?.hostname ?? '')
}
