import { settleCheckout, signInAsBuyer } from '@/app/(client)/actions'
import { Button, LinkButton } from '@/app/ui/button'
import { OnePress } from '@/app/ui/one-press'
import type { Language } from '@/db/vocabulary'
import type { CheckoutGlance, CheckoutView } from '@/lib/client-invite/checkout-view'
import { shownAddress } from '@/lib/email-address'
import { words } from '@/lib/words/words'
import { SettleSoon } from './settle-soon'

/** The bank is still thinking, or we have not heard of it. With script it asks by itself, without there is a button. */
export function Waiting({ checkoutId, language }: { checkoutId: string; language: Language }) {
  const t = words(language).client.done
  return (
    <>
      <h1>{t.waitingTitle}</h1>
      <p role="status">{t.waitingText}</p>
      <OnePress action={settleCheckout} fields={{ checkoutId }}>
        <Button type="submit" size="letter" variant="secondary">
          {t.checkAgain}
        </Button>
      </OnePress>
      <SettleSoon action={settleCheckout} checkoutId={checkoutId} />
      <noscript>
        <meta httpEquiv="refresh" content="5" />
      </noscript>
    </>
  )
}

type StrangerProps = { checkoutId: string; glance: CheckoutGlance; signedInAs: string | null }

/** Somebody without the session of the person who ordered, perhaps that person in another browser or account. */
export function Stranger({ checkoutId, glance, signedInAs }: StrangerProps) {
  const t = words(glance.language).client.done
  const isDone = glance.state === 'done'
  return (
    <>
      {glance.state === 'waiting' ? null : <h1>{isDone ? t.titleShort : t.lapsedTitle}</h1>}
      <p>{isDone ? t.leadShort : t.signInFirst}</p>
      {signedInAs ? <p>{t.otherAccount(shownAddress(signedInAs))}</p> : null}
      <OnePress action={signInAsBuyer} fields={{ checkoutId }}>
        <Button type="submit" size="letter" variant="primary">
          {t.signInWithCode}
        </Button>
      </OnePress>
    </>
  )
}

/** The order lapsed or was refused: nothing was charged, and what can be done now. */
export function NotDone({ view }: { view: CheckoutView }) {
  const t = words(view.language).client.done
  const isRejected = view.state === 'rejected'
  const lapsed = view.orderPath ? t.lapsedText : t.lapsedTextOver
  return (
    <>
      <h1>{isRejected ? t.rejectedTitle : t.lapsedTitle}</h1>
      <p>{isRejected ? t.rejected[view.rejectReason ?? 'withdrawn'] : lapsed}</p>
      {view.orderPath ? (
        <LinkButton href={view.orderPath} size="letter" variant="primary">
          {t.tryAgain}
        </LinkButton>
      ) : null}
    </>
  )
}
