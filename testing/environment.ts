import { beforeAll } from 'vitest'

/** What the product needs to know to run at all, with names of nobody behind it. */
export const ENVIRONMENT = {
  APP_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
  AUTH_SECRET: 'a secret of the tests, long enough for the check',
  STRIPE_SECRET_KEY: 'sk_test_none',
  STRIPE_WEBHOOK_SECRET: 'whsec_none',
  RESEND_API_KEY: 're_none',
}

/** An environment for a test file that reads no database. */
export function prepareEnvironment(): void {
  beforeAll(() => {
    Object.assign(process.env, ENVIRONMENT)
  })
}
