import { startWorking } from '@/lib/background'
import { loadSettings } from './launch/settings'

loadSettings()
await startWorking()
console.log('The worker is running.')
