import { Fold } from '@/app/ui/fold'
import { RadioCards } from '@/app/ui/form'
import { isMoreThanToday } from '@/lib/client-invite/kept-access'
import type { OrderReady } from '@/lib/client-invite/order-view'
import { isPerApp } from '@/lib/company/roles'
import { words } from '@/lib/words/words'

/**
 * What the sender will be in the Company that takes over, beside its name: asked for by them, and the client may allow less. For a
 * Company that exists it is asked outright, because more is in it; for a new one it is said, and the choice is folded.
 */
export function KeptAccess({ view }: { view: OrderReady }) {
  const { offer, chosen, kept } = view
  const { keptAccess: t, common } = words(offer.language)
  const sender = offer.sender.firstName
  if (kept.choices.length < 2) {
    if (!chosen || !kept.held) return <p>{t.ends(sender)}</p>
    return <p>{t.stays({ sender, role: common.roles[kept.held], company: chosen.name })}</p>
  }
  const { keptAccess: asked } = offer
  if (chosen) return <Choice view={view} label={t.title({ sender, company: chosen.name })} />
  // Less was chosen before: a fold would hide it.
  if (asked === 'none' || kept.preset !== asked) return <Choice view={view} label={t.titleNew(sender)} />
  return (
    <div>
      <p>{t.asks[asked](sender)}</p>
      <Fold title={t.less(sender)}>
        <Choice view={view} label={t.titleNew(sender)} />
      </Fold>
    </div>
  )
}

function Choice({ view: { offer, chosen, kept }, label }: { view: OrderReady; label: string }) {
  const t = words(offer.language).keptAccess
  const more = chosen ? moreThanToday(offer, kept) : ''
  return (
    <RadioCards
      name="keptAccess"
      label={label}
      defaultValue={kept.preset}
      options={kept.choices.map((choice) => ({
        value: choice,
        label: t.choice[choice],
        text: [choice === offer.keptAccess ? `${t.asked(offer.sender.firstName)} ${more}` : '', t.means[choice]]
          .join(' ')
          .trim(),
      }))}
    />
  )
}

/** What is asked for beside what the sender is there today; '' where it is as much. */
function moreThanToday(
  { keptAccess: asked, sender, language }: OrderReady['offer'],
  { held, worksOn }: OrderReady['kept'],
) {
  const { keptAccess, developer } = words(language)
  if (!isMoreThanToday(asked, held)) return ''
  if (!held) return keptAccess.more.nothing(sender.firstName)
  if (!isPerApp(held)) return keptAccess.more.billing(sender.firstName)
  return keptAccess.more.collaborator({ sender: sender.firstName, websites: developer.nav.websiteCount(worksOn) })
}
