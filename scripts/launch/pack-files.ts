import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PACKED_ENDING, type Packing, packThoroughly } from '@/lib/server/packing'

/** Lays every text file of a build beside itself, packed: once for all who ever ask for it. */
export function packFiles(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:js|css|svg|json)$/.test(name),
  )
  for (const name of files) {
    const file = path.join(folder, name)
    for (const [packing, ending] of Object.entries(PACKED_ENDING)) {
      writeFileSync(file + ending, packThoroughly(readFileSync(file), packing as Packing))
    }
  }
}
