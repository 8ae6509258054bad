import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { LEGAL_DOCUMENTS, type LegalDocument } from '@/db/vocabulary'
import { env } from './env'
import { type Logo, readLogo } from './logo'
import { textIn } from './written-file'

const line = z.string().trim().min(1, 'is empty').max(200)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-10-01')
const count = z.number().int().min(1)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens')
const document = z.strictObject({ version: day, file: z.string().regex(/\.(md|pdf)$/, 'must name a .md or .pdf file') })

const OperatorFile = z.strictObject({
  /** True in the sample only: pages then say that this operator does not exist. */
  sample: z.boolean().default(false),
  name: line,
  /** A picture beside the name, on every page. */
  logo: z
    .string()
    .regex(/\.(svg|png)$/, 'must name a .svg or .png file')
    .optional(),
  legalName: line,
  address: z.strictObject({ street: line, postcode: line, city: line, country: z.string().regex(/^[A-Z]{2}$/) }),
  register: line,
  vatId: line,
  vat: z.strictObject({ scheme: z.enum(['regular', 'small-business']), oss: z.boolean() }),
  currency: z.literal('eur'),
  timeZone: z.string().refine(isTimeZone, 'is not a time zone such as Europe/Berlin'),
  supportEmail: z.email(),
  abuseEmail: z.email(),
  documents: z.strictObject({ terms: document, 'data-processing': document, privacy: document, imprint: document }),
  plans: z
    .array(z.strictObject({ slug, name: line, size: line, monthlyAmount: z.number().int().min(0) }))
    .min(1, 'needs at least one plan')
    .refine((plans) => new Set(plans.map((plan) => plan.slug)).size === plans.length, 'has the same slug twice'),
  trialDays: count,
  bills: z
    .strictObject({
      /** Stands before year and number. */
      prefix: z
        .string()
        .regex(/^[A-Za-z0-9-]{0,8}$/, 'must be at most 8 letters, digits and hyphens')
        .default(''),
      /** Gross cents below which a month is let go. Stripe charges no less than 50. */
      minimumAmount: z.number().int().min(50).default(100),
      /** So many hours after a month has ended it is billed. */
      fromHour: z.number().int().min(0).max(23).default(2),
      /** Days that an App is kept after its plan has ended. */
      keptDays: count.default(30),
      /** What the law wants on a bill besides, such as the managing director. */
      footer: z.array(line).max(6).default([]),
    })
    .prefault({}),
  /** Under which direct debits are collected; without it none are offered. */
  sepaCreditorId: z
    .string()
    .regex(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/, 'must be a creditor identifier such as DE98ZZZ09999999999')
    .optional(),
  limits: z.strictObject({
    invitesAnHour: count,
    invitesARecipientAndDay: count,
    openInvitesACompany: count,
    newSenderDays: count,
    newSenderInvitesADay: count,
    heldTrials: count,
    codesAnHour: count,
    signInFailuresANetwork: count.default(30),
    codesANetworkAndHour: count.default(20),
    signUpsANetworkAndHour: count.default(10),
    resetsANetworkAndHour: count.default(10),
    checksANetworkAndHour: count.default(30),
    unknownLinksANetwork: count.default(60),
    newAccountsANetworkAndDay: count.default(10),
    companiesAnAccount: count.default(30),
    companiesAnHour: count.default(5),
  }),
})

/** A document as the operator published it. `sha256` is hex, over the file's bytes. */
export type PublishedDocument = { version: string; file: string; format: 'md' | 'pdf'; bytes: Buffer; sha256: string }

export type Operator = Omit<z.infer<typeof OperatorFile>, 'documents' | 'logo'> & {
  documents: Record<LegalDocument, PublishedDocument>
  logo: Logo | null
}

let known: Operator | undefined

/** Who runs this product: read, judged and hashed once per process. Throws with every fault listed. */
export function operator(): Operator {
  known ??= readOperator(env().operatorFile)
  return known
}

/** Reads and judges an operator file (JSON). Throws an Error that lists every fault on a line of its own. */
export function readOperator(file: string): Operator {
  const content = readJson(file)
  const parsed = OperatorFile.safeParse(content)
  const issues = parsed.error?.issues ?? []
  const faults = issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
  const folder = dirname(resolve(file))
  const documents = readDocuments(folder, content, faults)
  const logo = parsed.data?.logo ? findLogo(folder, parsed.data.logo, faults) : null
  if (!parsed.success || faults.length > 0) {
    throw new Error(`The operator file ${file} has faults:\n  ${faults.join('\n  ')}`)
  }
  return { ...parsed.data, documents, logo }
}

/** Reads the documents that the file names well enough, also where something else in it is wrong. */
function readDocuments(folder: string, content: unknown, faults: string[]): Operator['documents'] {
  const documents = {} as Operator['documents']
  for (const name of LEGAL_DOCUMENTS) {
    const named = document.safeParse((content as { documents?: Record<string, unknown> } | null)?.documents?.[name])
    if (!named.success) continue
    const { version, file: path } = named.data
    const bytes = readBytes(resolve(folder, path))
    if (!bytes) {
      faults.push(`documents.${name}.file: ${path} cannot be read`)
      continue
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const format = path.endsWith('.pdf') ? 'pdf' : 'md'
    documents[name] = { version, file: path, format, bytes, sha256 }
    if (format === 'md') faults.push(...encodingFaults(bytes, path).map((fault) => `documents.${name}.file: ${fault}`))
  }
  return documents
}

function encodingFaults(bytes: Buffer, file: string): string[] {
  try {
    textIn(bytes, file)
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

function findLogo(folder: string, file: string, faults: string[]): Logo | null {
  const bytes = readBytes(resolve(folder, file))
  const found = bytes ? readLogo(file, bytes) : { fault: `${file} cannot be read` }
  if (!('fault' in found)) return found
  faults.push(`logo: ${found.fault}`)
  return null
}

function readJson(file: string): unknown {
  const bytes = readBytes(resolve(file))
  if (!bytes) throw new Error(`The operator file ${file} cannot be read. OPERATOR_FILE names it.`)
  const text = textIn(bytes, `The operator file ${file}`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`The operator file ${file} is not JSON: ${(error as Error).message}`)
  }
}

function readBytes(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
