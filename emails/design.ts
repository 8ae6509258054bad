import type { Frame, Letter } from './letter'
import type { SampleFacts } from './sample-facts'

/** Examples of a mail's props by name; `usual` comes first. */
export type Variants<Props> = Record<string, Props> & { usual: Props }

/** One mail: what it says, and examples of it for looking at and for tests. */
export type Design<Props> = {
  letter(props: Props, frame: Frame): Letter
  samples(facts: SampleFacts): Variants<Props>
  /** Written by the operator, whose addresses may be pressed. */
  isOperators?: true
}
