'use client'

import type { ComponentProps } from 'react'
import BrokenPage from './(auth)/error'
import { brokenLanguage } from './ui/broken-words'
import './globals.css'

/** When even the frame of a page fails. */
export default function GlobalError(props: ComponentProps<typeof BrokenPage>) {
  return (
    <html lang={brokenLanguage()}>
      <body>
        <BrokenPage {...props} />
      </body>
    </html>
  )
}
