import type { ReactNode } from 'react'
import { CompanyMark } from './company-mark'
import { Icon } from './drawn-icon'
import { Check, ChevronsUpDown } from './icons'
import { PopoverPanel } from './popover-panel'
import { SwitcherFilter, type SwitcherFilterProps } from './switcher-filter'

export type SwitcherEntry = {
  key: string
  href: string
  letter: string
  name: string
  detail?: string
  tag?: ReactNode
  current?: boolean
}
export type SwitcherGroup = { key: string; title?: string; entries: readonly SwitcherEntry[] }
export type SwitcherLink = { key: string; href: string; label: string; icon: ReactNode }

type SwitcherProps = {
  letter: string
  name: string
  /** Second line of the trigger, e.g. the role. */
  detail?: string
  /** Second line on a phone instead: whose pages these are. */
  brand: string
  /** Accessible name of the trigger, e.g. "Personal, switch company". It starts with the visible name. */
  label: string
  /** Accessible name of the list, e.g. "Companies". */
  listLabel: string
  groups: readonly SwitcherGroup[]
  links?: readonly SwitcherLink[]
  /** Comes first where the list is long; without script it asks the page behind `action`. */
  filter?: SwitcherFilterProps
}

/** Where am I, and where else can I go. Links, not a menu: switching is navigation. */
export function Switcher({ letter, name, detail, brand, label, listLabel, groups, links = [], filter }: SwitcherProps) {
  const face = (
    <>
      <CompanyMark letter={letter} look="filled" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-dense font-semibold">{name}</span>
        {detail ? <span className="block truncate text-note text-muted max-md:hidden">{detail}</span> : null}
        <span className="block truncate text-note text-muted md:hidden">{brand}</span>
      </span>
    </>
  )
  if (groups.length === 0) return <div className="flex min-w-0 items-center gap-2.5 px-2.5 py-2">{face}</div>
  return (
    <>
      <button
        type="button"
        popoverTarget="switcher"
        className="flex min-h-11 max-w-full min-w-0 cursor-pointer items-center gap-2.5 rounded-control border border-line bg-surface px-2.5 py-2 text-left hover:bg-sunken md:w-full"
      >
        <span className="sr-only">{label}</span>
        <span aria-hidden className="contents">
          {face}
        </span>
        <Icon of={ChevronsUpDown} className="text-muted" />
      </button>
      <PopoverPanel id="switcher" place="switcher">
        {filter ? <SwitcherFilter {...filter} /> : null}
        <nav aria-label={listLabel}>
          {groups.map((group) => (
            <div key={group.key} data-filtered="group">
              {group.title ? (
                <p className="px-2 pt-2.5 pb-1 text-note font-semibold text-muted">{group.title}</p>
              ) : null}
              <ul>
                {group.entries.map((entry) => (
                  <li key={entry.key} data-filtered={entry.name}>
                    <Entry entry={entry} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
          {links.length > 0 ? (
            <ul className="mt-2 border-t border-line pt-2">
              {links.map((link) => (
                <li key={link.key}>
                  <a href={link.href} data-name={link.label} className="switch-row min-h-9">
                    <span className="inline-grid w-7 shrink-0 place-items-center text-muted">{link.icon}</span>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
        </nav>
      </PopoverPanel>
    </>
  )
}

/** A plain anchor: the page is loaded anew, so two tabs and the remembered place never disagree. */
function Entry({ entry }: { entry: SwitcherEntry }) {
  return (
    <a
      href={entry.href}
      data-name={entry.name}
      aria-current={entry.current ? 'true' : undefined}
      className="switch-row"
    >
      <CompanyMark letter={entry.letter} look={entry.current ? 'filled' : 'plain'} />
      <span className="min-w-0 flex-1">
        <span className="block wrap-anywhere">{entry.name}</span>
        {entry.detail ? <span className="block text-note text-muted">{entry.detail}</span> : null}
      </span>
      {entry.tag ? <span className="self-center">{entry.tag}</span> : null}
      {entry.current ? <Icon of={Check} /> : null}
    </a>
  )
}
