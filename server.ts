import { startServer } from '@/lib/server/start'

await startServer({ isDev: process.argv.includes('--dev') })
