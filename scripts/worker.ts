import { startWorking } from '@/lib/background'

await startWorking()
console.log('The worker is running.')
