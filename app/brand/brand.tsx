import { classNames } from '@/app/ui/class-names'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'

/** Whose pages these are: the operator's name, and their picture where they have one. In a `line` a long name is cut. */
export function Brand({ look = 'whole' }: { look?: 'whole' | 'line' }) {
  const { name, logo } = operator()
  return (
    <span className="flex min-w-0 items-center gap-2.5 font-strong">
      {/* biome-ignore lint/performance/noImgElement: a picture of a few kB in its own size, also on pages without script */}
      {logo ? <img src={paths.brandLogo()} alt="" className="h-7 w-auto max-w-32 shrink-0 object-contain" /> : null}
      <span className={classNames('min-w-0', look === 'line' ? 'truncate' : 'wrap-anywhere')}>{name}</span>
    </span>
  )
}
