import { classNames } from './class-names'

/** The shapes of an icon, on a field of 24 by 24: each an SVG element with its attributes and a key. */
export type Drawing = { node: [name: 'path' | 'circle' | 'rect' | 'line', shape: { key: string }][] }

/** An icon in the house stroke. Always stands beside a word, so it is hidden from assistive technology. */
export function Icon({ of: { node }, size = 18, className }: { of: Drawing; size?: number; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className={classNames('icon shrink-0', className)}
    >
      {node.map(([Shape, { key, ...rest }]) => (
        <Shape key={key} {...rest} />
      ))}
    </svg>
  )
}
