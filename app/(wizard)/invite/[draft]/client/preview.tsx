import { LandingLetter } from '@/app/(client)/landing-letter'
import { Button } from '@/app/ui/button'
import type { Offer } from '@/lib/client-invite/offer'
import type { Dict } from '@/lib/words/words'
import { words } from '@/lib/words/words'

type PreviewProps = { t: Dict; offer: Offer; title: string; formId: string }

/** The client's own page with the draft's data, to look at and not to use. Without script a button brings it up to date. */
export function Preview({ t, offer, title, formId }: PreviewProps) {
  return (
    <aside aria-label={title} className="grid min-w-0 content-start gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-dense">{title}</h2>
        <noscript>
          <Button type="submit" form={formId} name="intent" value="preview" size="small">
            {t.wizard.preview.update}
          </Button>
        </noscript>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={title}
        className="max-h-[44rem] max-w-[24.5rem] overflow-y-auto rounded-sheet border border-field bg-canvas shadow-pop"
      >
        <div inert aria-hidden="true">
          <LandingLetter
            offer={offer}
            continueForm={
              <Button variant="primary" size="letter">
                {words(offer.language).client.landing.continue}
              </Button>
            }
          />
        </div>
      </section>
    </aside>
  )
}
