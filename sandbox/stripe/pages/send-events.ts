import type { Sandbox } from '../sandbox'

/** What a press on a page caused goes out, and in one mode arrives before the page answers. */
export async function sendEvents({ mode, deliveries }: Sandbox): Promise<void> {
  if (mode() === 'before-redirect') await deliveries.flush()
  else deliveries.wake()
}
