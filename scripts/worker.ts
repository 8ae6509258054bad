import { startBackground } from '@/lib/background'

// The same background work as in the server process, alone: any number of these may run beside it.
await startBackground()
console.log('The worker is running.')
