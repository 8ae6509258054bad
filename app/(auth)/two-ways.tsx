import { Field, Submit } from '@/app/ui/form'
import type { Language } from '@/db/vocabulary'
import { words } from '@/lib/words/words'

type TwoWaysProps = {
  language: Language
  words: Record<'password' | 'submit' | 'busy' | 'or' | 'sendCode' | 'sendingCode', string>
  /** Said instead to whoever has no password: the code is the only way then. */
  byCode?: string
}

/** The two ways to show who one is: the password, or a code by mail. The form's field `way` says which was pressed. */
export function TwoWays({ language, words: w, byCode }: TwoWaysProps) {
  return (
    <>
      {byCode ? null : (
        <>
          <Field
            name="password"
            type="password"
            label={w.password}
            autoComplete="current-password"
            reveal={words(language).common.form}
          />
          <Submit name="way" value="password" busy={w.busy} size="letter">
            {w.submit}
          </Submit>
        </>
      )}
      <div className={byCode ? 'grid gap-3' : 'grid gap-3 border-t border-line pt-5'}>
        <p className="text-dense text-muted">{byCode ?? w.or}</p>
        <Submit name="way" value="code" busy={w.sendingCode} variant={byCode ? 'primary' : 'secondary'} size="letter">
          {w.sendCode}
        </Submit>
      </div>
    </>
  )
}
