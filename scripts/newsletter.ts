import { closeDatabase } from '@/db/client'
import { audience } from '@/lib/account/newsletter/queries'
import { readNewsletter, sendNewsletter } from '@/lib/account/newsletter/send'
import { causesOf } from '@/lib/log'
import { readWritten } from '@/lib/written-file'
import { loadSettings } from './launch/settings'

const USAGE = 'npm run newsletter -- <file> [--dry-run]'

/** Hands a newsletter over to the outbox, or says who would get it. Mails go out where the server or a worker runs. */
async function run(args: string[]): Promise<void> {
  const isDry = args.includes('--dry-run')
  const rest = args.filter((argument) => argument !== '--dry-run')
  const [file] = rest
  if (!file || rest.length > 1 || file.startsWith('-')) throw new Error(USAGE)
  const newsletter = readNewsletter(readWritten(file))
  if (isDry) {
    const recipients = await audience()
    console.log(`Subject: ${newsletter.subject}`)
    for (const { email } of recipients) console.log(email)
    console.log(`${people(recipients.length)} would get it. Nothing was written.`)
    return
  }
  const { count, isNew } = await sendNewsletter(newsletter)
  console.log(isNew ? `On its way to ${people(count)}.` : 'This newsletter was sent before. Nothing was written.')
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

loadSettings()
try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error(causesOf(error))
  process.exitCode = 1
} finally {
  await closeDatabase()
}
