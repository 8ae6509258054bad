import type { ReactNode } from 'react'
import { Avatar, type AvatarLook } from './avatar'
import { Icon } from './drawn-icon'
import { ChevronsUpDown } from './icons'
import { PopoverPanel } from './popover-panel'

type AccountMenuProps = {
  initials: string
  name: string
  look?: AvatarLook
  /** Accessible name of the trigger; starts with the person's name. */
  label: string
  children: ReactNode
}

/** Bottom left: who I am and what is about me. In the phone's menu its items stand open. */
export function AccountMenu({ initials, name, look = 'ring', label, children }: AccountMenuProps) {
  return (
    <div className="border-t border-line pt-2">
      <button
        type="button"
        popoverTarget="account"
        className="flex w-full cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-2 text-left text-small -outline-offset-2 hover:bg-sunken max-md:hidden"
      >
        <span className="sr-only">{label}</span>
        <Avatar initials={initials} look={look} />
        <span aria-hidden className="min-w-0 flex-1 truncate">
          {name}
        </span>
        <Icon of={ChevronsUpDown} className="text-muted" />
      </button>
      <p className="flex items-center gap-2.5 px-2.5 py-2 text-small md:hidden">
        <Avatar initials={initials} look={look} />
        <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
      </p>
      <PopoverPanel id="account" place="account">
        {children}
      </PopoverPanel>
    </div>
  )
}

type AccountButtonProps = { icon?: ReactNode; name?: string; value?: string; children: ReactNode }

/** An act of the account menu, e.g. signing out; stands inside a form of the page, and says which of its acts it is. */
export function AccountButton({ icon, name, value, children }: AccountButtonProps) {
  return (
    <button type="submit" name={name} value={value} className="menu-item">
      {icon}
      {children}
    </button>
  )
}

/** A page of the account menu. */
export function AccountLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <a href={href} className="menu-item">
      {icon}
      {children}
    </a>
  )
}
