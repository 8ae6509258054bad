/** By which a page learns its own address, set by the proxy: Next tells it only to the browser. */
export const PAGE_HEADER = 'x-page'
