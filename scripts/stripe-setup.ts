import { setUpStripe } from '@/lib/billing/stripe-setup'
import { causesOf } from '@/lib/log'
import { loadSettings } from './launch/settings'
import { setUpText, whyNot } from './stripe/set-up-text'

// Makes what the product needs at Stripe: the page for payment methods, and the endpoint of its webhook.

/** Stand for what Stripe is not asked with: it can be set up before the rest is there, and the secret comes from here. */
const NOT_NEEDED = {
  DATABASE_URL: 'postgres://none',
  AUTH_SECRET: 'not needed to set up an account at Stripe',
  STRIPE_WEBHOOK_SECRET: 'whsec_to_come',
  RESEND_API_KEY: 're_none',
  MAIL_FROM: 'nobody@overto.example',
  OPERATOR_FILE: 'operator.json',
}

loadSettings()
const reason = whyNot(process.env)
if (reason) {
  console.error(reason)
  process.exitCode = 1
} else {
  for (const [name, value] of Object.entries(NOT_NEEDED)) process.env[name] ||= value
  try {
    console.log(setUpText(await setUpStripe()).join('\n'))
  } catch (error) {
    console.error(`Stripe was not set up: ${causesOf(error)}`)
    process.exitCode = 1
  }
}
