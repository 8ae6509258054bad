import localFont from 'next/font/local'

/** Figtree, from the installed package: no request to a font host, preloaded by Next. */
export const figtree = localFont({
  src: '../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
  variable: '--font-figtree',
  weight: '300 900',
  display: 'swap',
})
