import { paths } from '@/lib/paths'
import { confirmSignUp } from '../../actions'
import { type CodePageProps, codePage } from '../../code-page'

export { codeMetadata as generateMetadata } from '../../code-page'

export default function SignUpCodePage(props: CodePageProps) {
  return codePage(props, {
    purpose: 'sign-up',
    action: confirmSignUp,
    lead: (w, email) => w.sentTo(email),
    startOver: paths.signUp,
  })
}
