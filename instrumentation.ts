/** Starts the background work in the server process: outbox, periodic jobs, and the listener behind the Apps' addresses. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startBackground } = await import('./lib/background')
  await startBackground()
}
