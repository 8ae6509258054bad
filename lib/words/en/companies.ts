/** Companies: the list, setting one up, its details, closing it, moving Apps between them. */
export const companies = {}
