import { paths } from '@/lib/paths'
import { signInByCode } from '../../actions'
import { type CodePageProps, codePage } from '../../code-page'

export { codeMetadata as generateMetadata } from '../../code-page'

export default function SignInCodePage(props: CodePageProps) {
  return codePage(props, {
    purpose: 'sign-in',
    action: signInByCode,
    lead: (w, email) => w.ifKnown(email),
    startOver: paths.signIn,
  })
}
