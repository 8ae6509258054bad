process.env.NEXT_TELEMETRY_DISABLED ??= '1'

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'postgres'],
  experimental: { serverActions: { bodySizeLimit: '64kb' }, globalNotFound: true },
}
