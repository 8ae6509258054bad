import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { TextArea } from '@/app/ui/form'
import { Notice } from '@/app/ui/notice'
import { mayRemove } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { whatEnds } from '@/lib/team/what-ends'
import { Frame } from '../../../../../frame'
import { few, listed } from '../../../../../listed'
import { removePerson } from '../../actions'
import { EndingForm, FateChoice, Sentences } from '../../ending-form'
import { openPerson } from '../../open-person'
import { PersonMargin } from '../../person-margin'

type Props = { params: Promise<{ company: string; person: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, person } = await open(params)
  return { title: t.team.removing.title(person.name) }
}

/** Asks before somebody is removed: what they lose, what stays, what is open, who is told. */
export default async function RemovePage({ params }: Props) {
  const me = await open(params)
  const { account, company, person, t } = me
  if (person.isMe) redirect(paths.leave(company.slug))
  const back = paths.person(company.slug, person.id)
  if (!mayRemove(company.role, person.role)) redirect(back)
  const w = t.team.removing
  const words = t.team.things[account.kind]
  const ends = await whatEnds({ accountId: person.id, companyId: company.id, role: person.role })
  const invited = few(
    t,
    ends.waitingInvites.map((invite) => invite.invited),
  )
  const others = ends.otherOwners.filter((owner) => owner !== account.name)
  return (
    <Frame visitor={me} company={company} place="team" aside={<PersonMargin visitor={me} person={person} />}>
      <div className="grid max-w-[40rem] grid-cols-[minmax(0,1fr)] gap-6">
        <h1 className="wrap-anywhere">{w.title(person.name)}</h1>
        <Sentences
          title={w.lose(person.name)}
          lines={[`${words.loses[person.role]}.`, ends.appNames.length > 0 ? listed(me, ends.appNames) : null]}
        />
        <Sentences title={w.stays} lines={[words.stays, ends.appNames.length > 0 ? w.copies(person.name) : null]} />
        {ends.isLastTechnical ? <Notice tone="warn">{words.lastTechnical}</Notice> : null}
        <Sentences
          title={w.open}
          lines={[
            invited ? w.invites(person.name, invited) : null,
            ...ends.openOffers.map((offer) => w.offer(listed(me, offer.appNames), offer.client)),
          ]}
        />
        <Sentences title={w.mail} lines={[w.mailTo(few(t, [person.name, ...others, w.you]))]} />
        <EndingForm
          visitor={me}
          here={paths.removePerson(company.slug, person.id)}
          action={removePerson}
          fields={{ companySlug: company.slug, accountId: person.id }}
          keep={{ href: back, label: w.keep(person.name) }}
          confirm={{ label: w.submit(person.name), busy: w.busy }}
        >
          <FateChoice label={w.fate} first="withdraw" passOn={invited ? w.toMe : null} withdraw={w.withdraw} />
          <TextArea
            name="message"
            label={<span className="wrap-anywhere">{w.note(person.name)}</span>}
            hint={w.noteHint}
            optional
            max={600}
            counter={t.common.form.counter}
          />
        </EndingForm>
      </div>
    </Frame>
  )
}

async function open(params: Props['params']) {
  const { company, person } = await params
  return openPerson(company, person, paths.removePerson(company, person))
}
