process.env.NEXT_TELEMETRY_DISABLED ??= '1'

/** @type {import('next').NextConfig} */
export default {
  // Set by our server to the folder of the build it belongs to.
  distDir: process.env.OVERTO_BUILD ?? '.next',
  poweredByHeader: false,
  // Our server packs what it sends, a page in one piece.
  compress: false,
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'postgres'],
  // A page's code is loaded when it is asked for: all of it at the start keeps the first page waiting and is held for good.
  experimental: { serverActions: { bodySizeLimit: '1mb' }, globalNotFound: true, preloadEntriesOnStart: false },
}
