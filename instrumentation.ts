/** Starts the background work in the server process. A fault of environment or operator file ends it with its text. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startBackground } = await import('./lib/background')
  await startBackground().catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
}
