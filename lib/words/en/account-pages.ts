/** A person's own pages: developer tools, keys, newsletter. */
export const accountPages = {}
