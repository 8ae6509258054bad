/** By which a page learns its own address, set by our server: Next tells it only to the browser. */
export const PAGE_HEADER = 'x-page'
/** The word that an action leaves for the next page: by cookie from the browser, by header from our server. */
export const FLASH_COOKIE = 'flash'
export const FLASH_HEADER = 'x-flash'
/** The address at the other end of the connection, set by our server: the last proxy's, or the browser's own. */
export const PEER_HEADER = 'x-overto-peer'
/** By which our server knows what it asks itself: after an action that redirects, Next reads the next page from us. */
export const OWN_HEADER = 'x-overto-own'
/** By which a page learns what was typed into it before an update, set by our server. */
export const TYPED_HEADER = 'x-overto-typed'

/** What the cookie holds: the word, and the one page that may say it. Without the page it would be said on every one below. */
export function flashFor(pathname: string, code: string): string {
  return `${code} ${pathname}`
}

/** The word that the cookie has for a page; null for every other page. */
export function flashOn(pathname: string, cookie: string | undefined): string | null {
  const [code = '', meant] = cookie?.split(' ') ?? []
  return meant === pathname ? code : null
}
