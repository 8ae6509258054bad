import { expect, test } from '@playwright/test'
import { openSignIn } from '@/e2e/sign-in-form'
import { paths } from '@/lib/paths'
import { startMeasuredStack, untilQuiet } from '@/testing/measured/measured-stack'
import { fromNewNetwork } from '@/testing/network'
import { newDeveloper } from '@/testing/people'

const WRONG = 100
/** A hash and what so many requests leave behind until it is given back. */
const MOST_BYTES = 160 * 1024 ** 2
/** Told apart from what anybody had to wait who comes after 100 hashes, also on a machine with other work. */
const MOST_SHARE = 0.5

test('100 wrong sign-ins at once hold nobody else up and take little memory', async () => {
  const { TEST_DATABASE_URL: server } = process.env
  const endings: (() => Promise<void>)[] = []
  try {
    const { stack, usage } = await startMeasuredStack((ending) => endings.push(ending))
    const developer = await newDeveloper()
    const send = await openSignIn(stack)
    const signIn = async (email: string, password: string, from: Record<string, string>) => {
      const start = performance.now()
      const { headers } = await send({ email, password, way: 'password' }, from)
      return { ms: performance.now() - start, isIn: headers.location === paths.root() }
    }
    // Warm: the pages are compiled, and the memory of the first hashes is taken.
    for (let count = 0; count < 3; count++) await signIn(developer.email, developer.password, fromNewNetwork())
    await untilQuiet()
    const before = usage().memoryBytes
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, usage().memoryBytes)
    }, 50)
    // A few networks, so that what is looked at is not cut short by the limit of one.
    const networks = Array.from({ length: 4 }, fromNewNetwork)
    const wrong = Array.from({ length: WRONG }, (_, index) =>
      signIn(`kim-${index}@spray.example`, 'wrong', networks[index % networks.length] ?? {}),
    )
    // Once the first is answered, all of them have arrived and wait.
    await Promise.race(wrong)
    const start = performance.now()
    const right = await signIn(developer.email, developer.password, fromNewNetwork())
    await Promise.all(wrong)
    const rushMs = performance.now() - start
    clearInterval(watch)
    const moreMiB = ((most - before) / 1024 ** 2).toFixed(0)
    console.log(
      `a right sign-in behind ${WRONG} wrong ones: ${right.ms.toFixed(0)} ms of ${rushMs.toFixed(0)}; +${moreMiB} MiB`,
    )
    expect(right.isIn).toBe(true)
    expect(right.ms).toBeLessThan(rushMs * MOST_SHARE)
    expect(most - before).toBeLessThan(MOST_BYTES)
  } finally {
    for (const end of endings.toReversed()) await end()
    process.env.TEST_DATABASE_URL = server
  }
})
