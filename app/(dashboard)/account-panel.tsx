import { cookies } from 'next/headers'
import { setAccountLanguage, setTheme, signOut } from '@/app/(auth)/actions'
import { AccountButton, AccountLink, AccountMenu } from '@/app/ui/account-menu'
import { Icon } from '@/app/ui/drawn-icon'
import { Check, Languages, LogOut, Monitor, Moon, Sun } from '@/app/ui/icons'
import { initials } from '@/app/ui/initials'
import type { NavItem } from '@/app/ui/nav-list'
import { PressForm } from '@/app/ui/press-form'
import { LANGUAGES } from '@/db/vocabulary'
import type { SignedIn } from '@/lib/auth/session'
import type { Dict } from '@/lib/words/words'

const THEMES = [
  { theme: 'system', icon: Monitor },
  { theme: 'light', icon: Sun },
  { theme: 'dark', icon: Moon },
] as const

type AccountPanelProps = {
  account: SignedIn
  ownsSomething: boolean
  /** The account's own pages, where the sidebar has no room for them. */
  links: readonly NavItem[]
  t: Dict
}

/** Who is signed in, how it looks, and the way out. */
export async function AccountPanel({ account, ownsSomething, links, t }: AccountPanelProps) {
  const { nav } = t.developer
  const chosen = (await cookies()).get('theme')?.value ?? 'system'
  return (
    <AccountMenu
      initials={initials(account.name)}
      name={account.name}
      look={ownsSomething ? 'disc' : 'ring'}
      label={nav.accountMenu(account.name)}
    >
      {links.length > 0 ? (
        <ul className="mb-1 border-b border-line pb-1">
          {links.map(({ key, href, label, icon }) => (
            <li key={key}>
              <AccountLink href={href} icon={icon}>
                {label}
              </AccountLink>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="px-2.5 pt-1 pb-1 text-note font-semibold text-muted">{nav.theme}</p>
      <PressForm action={setTheme} name="theme">
        {THEMES.map(({ theme, icon }) => (
          <AccountButton key={theme} name="theme" value={theme} icon={<Icon of={icon} />}>
            <span className="flex-1">{nav.themes[theme]}</span>
            {theme === chosen ? <Chosen t={t} /> : null}
          </AccountButton>
        ))}
      </PressForm>
      <p className="px-2.5 pt-2.5 pb-1 text-note font-semibold text-muted">{t.common.language}</p>
      <PressForm action={setAccountLanguage} name="language">
        {LANGUAGES.map((language) => (
          <AccountButton key={language} name="language" value={language} icon={<Icon of={Languages} />}>
            <span className="flex-1" lang={language}>
              {t.common.languages[language]}
            </span>
            {language === account.language ? <Chosen t={t} /> : null}
          </AccountButton>
        ))}
      </PressForm>
      <div className="mt-1 border-t border-line pt-1">
        <PressForm action={signOut}>
          <AccountButton icon={<Icon of={LogOut} />}>{nav.signOut}</AccountButton>
        </PressForm>
      </div>
    </AccountMenu>
  )
}

function Chosen({ t }: { t: Dict }) {
  return (
    <>
      <Icon of={Check} />
      <span className="sr-only">{t.developer.nav.chosen}</span>
    </>
  )
}
