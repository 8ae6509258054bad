import Link from 'next/link'
import type { ReactNode } from 'react'

export type NavItem = { key: string; href: string; label: string; icon: ReactNode; count?: number; current?: boolean }
export type NavGroup = { key: string; title?: string; items: readonly NavItem[] }

/** The pages of the place the person is in. */
export function NavList({ label, groups }: { label: string; groups: readonly NavGroup[] }) {
  return (
    <nav aria-label={label} className="py-2">
      {groups.map((group) => (
        <div key={group.key}>
          {group.title ? <p className="px-2.5 pt-4 pb-1 text-note font-semibold text-muted">{group.title}</p> : null}
          <ul className="grid gap-0.5">
            {group.items.map((item) => (
              <li key={item.key}>
                <Link
                  href={item.href}
                  // Fetched when it is followed: most of what stands here is not.
                  prefetch={false}
                  aria-current={item.current ? 'page' : undefined}
                  className="nav-item"
                >
                  {item.icon}
                  <span className="min-w-0 flex-1">{item.label}</span>
                  {item.count === undefined ? null : <span className="text-note text-muted">{item.count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
