import { cache } from 'react'
import { findOffer } from '@/lib/client-invite/queries'

/** What stands behind a link, once per request for the title and the page. */
export const loadOffer = cache(findOffer)
