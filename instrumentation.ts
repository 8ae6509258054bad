/** Starts the background work in the server process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startBackground } = await import('./lib/background')
  await startBackground()
}
