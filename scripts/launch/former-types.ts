import { rmSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from '@/lib/root'

/**
 * Removes what `npm run dev` once wrote about the pages there were: of one that is gone since, it would fail every build and
 * check. Next writes it anew.
 */
export function forgetFormerTypes(workshop = inRoot('.next')): void {
  rmSync(path.join(workshop, 'dev', 'types'), { recursive: true, force: true })
}
