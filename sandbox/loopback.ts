/** True for http(s) addresses that never leave this machine: localhost, *.localhost, 127.0.0.0/8 and ::1. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address)
  if (hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]') return true
  return /^127(\.\d{1,3}){3}$/.test(hostname)
}
