import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { type Cast, SUMMARY, to, type Visit } from '../cast'

/** Signing in and up, and the pages that are for everybody. */
export function wayIn({
  browsers: { stranger: page },
  signInToken,
  signUpToken,
  petra,
  browsers,
  language,
}: Cast): Visit[] {
  const { auth } = words(language)
  const submit = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return [
    { name: 'start', route: '/', page: browsers.mara, open: to('/') },
    { name: 'sign-in', route: '/sign-in', page, open: to('/sign-in') },
    {
      name: 'sign-in-errors',
      route: '/sign-in',
      page,
      async open() {
        await page.getByLabel(auth.signIn.email).fill(petra.email)
        await page.getByLabel(auth.signIn.password).fill('not the password')
        await submit(auth.signIn.submit)
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'sign-in-code', route: '/sign-in/[tokenId]', page, open: to(paths.signInCode(signInToken)) },
    { name: 'sign-up', route: '/sign-up', page, open: to('/sign-up') },
    {
      name: 'sign-up-errors',
      route: '/sign-up',
      page,
      async open() {
        await page.getByLabel(auth.signIn.email).fill('nobody')
        await submit(auth.signUp.submit)
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'sign-up-code', route: '/sign-up/[tokenId]', page, open: to(paths.signUpCode(signUpToken)) },
    {
      name: 'sign-up-code-wrong',
      route: '/sign-up/[tokenId]',
      page,
      async open() {
        await page.getByLabel(auth.code.code).fill('12')
        await submit(auth.code.submit)
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'not-found', route: '/_not-found', page, open: to('/nowhere') },
    { name: 'check', route: '/check', page, open: to(paths.check()) },
    {
      name: 'check-errors',
      route: '/check',
      page,
      async open() {
        const { check } = words(language)
        await page.getByLabel(check.email).fill('kim@blumenhaus.example')
        await submit(check.submit)
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'help-working', route: '/help/working-for-a-client', page, open: to(paths.helpWorking()) },
    { name: 'help-roles', route: '/help/roles', page, open: to(paths.helpRoles()) },
    { name: 'help-roles-client', route: '/help/roles', page: browsers.petra, open: to(paths.helpRoles()) },
    { name: 'legal', route: '/legal/[document]/[version]', page, open: to(paths.legal('terms', '2026-10-01')) },
  ]
}
