import { Menu } from 'lucide-react'
import type { ReactNode } from 'react'
import { HeadingFocus } from './heading-focus'
import { Icon } from './lucide-icon'
import { PopoverPanel } from './popover-panel'

type ShellProps = {
  switcher: ReactNode
  nav: ReactNode
  account: ReactNode
  /** Above the account, e.g. the wordmark. */
  mark?: ReactNode
  words: { skip: string; menu: string }
  children: ReactNode
}

/** The dashboard: a sidebar of 248 px, below 760 px a bar with the switcher and a menu. One tree serves both. */
export function Shell({ switcher, nav, account, mark, words, children }: ShellProps) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a href="#main" className="skip-link">
        {words.skip}
      </a>
      <HeadingFocus />
      <header className="flex items-center justify-between gap-2 border-b border-line px-3 py-2.5 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:justify-start md:border-b-0 md:py-3.5">
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
          <div className="mt-auto grid gap-3.5">
            {mark ? <div className="px-2.5 max-md:hidden">{mark}</div> : null}
            {account}
          </div>
        </PopoverPanel>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 border-line px-4 pt-5 pb-14 outline-none md:border-l md:px-10 md:pt-7"
      >
        <div className="max-w-[65rem]">{children}</div>
      </main>
    </div>
  )
}
