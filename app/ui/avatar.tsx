import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** ring: looks after it · disc: owns it · plain: everyone else · dashed: has not joined yet. */
export type AvatarLook = 'ring' | 'disc' | 'plain' | 'dashed'
type AvatarSize = 'normal' | 'large'

const LOOKS: Record<AvatarLook, string> = {
  ring: 'avatar-ring',
  disc: 'avatar-disc',
  plain: 'avatar-plain',
  dashed: 'avatar-plain border-dashed border-field',
}

const SIZES: Record<AvatarSize, string> = { normal: 'size-8 text-note', large: 'size-11 text-base' }

/** Always beside the name, hence hidden from assistive technology. */
export function Avatar({
  initials,
  look = 'plain',
  size = 'normal',
}: {
  initials: ReactNode
  look?: AvatarLook
  size?: AvatarSize
}) {
  return (
    <span aria-hidden className={classNames('avatar', LOOKS[look], SIZES[size])}>
      {initials}
    </span>
  )
}

/** Avatar, name and a second line: the sender of a letter, a row of a team. */
export function PersonLine({
  initials,
  name,
  detail,
  look,
  size,
  tag,
}: {
  initials: ReactNode
  name: ReactNode
  detail?: ReactNode
  look?: AvatarLook
  size?: AvatarSize
  tag?: ReactNode
}) {
  return (
    <span className="flex min-w-0 items-center gap-3 text-base">
      <Avatar initials={initials} look={look} size={size} />
      <span className="min-w-0">
        {tag ? (
          <span className="flex flex-wrap items-center gap-x-2">
            <strong className="min-w-0 wrap-anywhere">{name}</strong>
            {tag}
          </span>
        ) : (
          <strong className="block wrap-anywhere">{name}</strong>
        )}
        {detail ? <span className="block text-small wrap-anywhere text-muted">{detail}</span> : null}
      </span>
    </span>
  )
}
