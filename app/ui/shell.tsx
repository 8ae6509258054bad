import type { ReactNode } from 'react'
import { Icon } from './drawn-icon'
import { HeadingFocus } from './heading-focus'
import { Menu } from './icons'
import { PopoverPanel } from './popover-panel'

type ShellProps = {
  switcher: ReactNode
  nav: ReactNode
  account: ReactNode
  /** Whose pages these are, on top of the sidebar. A phone has no room for it: the switcher says it there. */
  brand: ReactNode
  footer: ReactNode
  words: { skip: string; menu: string }
  children: ReactNode
}

/** The dashboard: a sidebar of 248 px, below 760 px a bar with the switcher and a menu. One tree serves both. */
export function Shell({ brand, switcher, nav, account, footer, words, children }: ShellProps) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a href="#main" className="skip-link">
        {words.skip}
      </a>
      <HeadingFocus />
      <header className="flex items-center justify-between gap-2 border-b border-line px-3 py-2.5 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:justify-start md:overflow-y-auto md:border-b-0 md:py-3.5">
        <div className="mb-2 flex h-9 items-center px-2.5 max-md:hidden">{brand}</div>
        {switcher}
        <button
          type="button"
          popoverTarget="menu"
          className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-control border border-field bg-surface hover:bg-sunken md:hidden"
        >
          <Icon of={Menu} size={20} />
          <span className="sr-only">{words.menu}</span>
        </button>
        <PopoverPanel id="menu" place="menu">
          {nav}
          <div className="mt-auto grid grid-cols-[minmax(0,1fr)] gap-3.5">{account}</div>
        </PopoverPanel>
      </header>
      <div className="flex min-w-0 flex-col border-line px-4 pt-5 pb-8 md:border-l md:px-10 md:pt-7">
        <main id="main" tabIndex={-1} className="w-full max-w-[65rem] flex-1 outline-none">
          {children}
        </main>
        <div className="mt-14 w-full max-w-[65rem] border-t border-line pt-4">{footer}</div>
      </div>
    </div>
  )
}
