/** By which the peer of a request is told, set by our own server: nobody else can say it. Without one it is this machine. */
export const PEER_HEADER = 'x-overto-peer'
/** By which a page learns its own address, set by the proxy: Next tells it only to the browser. */
export const PAGE_HEADER = 'x-page'
/** The word that an action leaves for the next page: by cookie from the browser, by header from the proxy. */
export const FLASH_COOKIE = 'flash'
export const FLASH_HEADER = 'x-flash'
/** By which app/api/address learns where a browser wanted to go, set by the proxy. */
export const ASKED_PATH_HEADER = 'x-asked-path'
