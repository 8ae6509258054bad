import { causesOf, logError, tidyConsole } from '@/lib/log'
import { startServer } from '@/lib/server/start'

tidyConsole(console)
// A connection that ends at the wrong moment leaves a promise that nobody waits for: no reason to end for everybody.
process.on('unhandledRejection', (error) => logError('unhandled:', error))
try {
  await startServer({ isDev: process.argv.includes('--dev') })
} catch (error) {
  // Faults of environment and operator file come as a list.
  for (const line of causesOf(error).split('\n')) logError(line)
  process.exit(1)
}
