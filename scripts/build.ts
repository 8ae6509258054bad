import { buildWhenNeeded } from './launch/build'
import { type Child, stopChild } from './launch/children'

// The same build that start and test use: done once for the same sources.
const builds: Child[] = []
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    for (const build of builds) await stopChild(build)
    process.exit(1)
  })
}
await buildWhenNeeded(console.log, (build) => builds.push(build))
console.log('The product is built.')
