import path from 'node:path'
import Ajv, { type ValidateFunction } from 'ajv'
import ts from 'typescript'

type Schema = { [keyword: string]: unknown }
type Generated = { roots: Record<string, Schema>; definitions: Record<string, Schema> }

// Answers by `object`, deleted stubs, and events by type: the type of the package that describes each.
const TYPES: Record<string, string> = {
  customer: 'Stripe.Customer',
  'customer (deleted)': 'Stripe.DeletedCustomer',
  tax_id: 'Stripe.TaxId',
  'tax_id (deleted)': 'Stripe.DeletedTaxId',
  'checkout.session': 'Stripe.Checkout.Session',
  setup_intent: 'Stripe.SetupIntent',
  payment_method: 'Stripe.PaymentMethod',
  invoice: 'Stripe.Invoice',
  'invoice (deleted)': 'Stripe.DeletedInvoice',
  line_item: 'Stripe.InvoiceLineItem',
  invoice_payment: 'Stripe.InvoicePayment',
  payment_intent: 'Stripe.PaymentIntent',
  charge: 'Stripe.Charge',
  dispute: 'Stripe.Dispute',
  mandate: 'Stripe.Mandate',
  'billing_portal.configuration': 'Stripe.BillingPortal.Configuration',
  'billing_portal.session': 'Stripe.BillingPortal.Session',
  webhook_endpoint: 'Stripe.WebhookEndpoint',
  'billing_portal.configuration.created': 'Stripe.BillingPortalConfigurationCreatedEvent',
  'billing_portal.configuration.updated': 'Stripe.BillingPortalConfigurationUpdatedEvent',
  'billing_portal.session.created': 'Stripe.BillingPortalSessionCreatedEvent',
  'checkout.session.completed': 'Stripe.CheckoutSessionCompletedEvent',
  'checkout.session.expired': 'Stripe.CheckoutSessionExpiredEvent',
  'customer.created': 'Stripe.CustomerCreatedEvent',
  'customer.updated': 'Stripe.CustomerUpdatedEvent',
  'customer.deleted': 'Stripe.CustomerDeletedEvent',
  'customer.tax_id.created': 'Stripe.CustomerTaxIdCreatedEvent',
  'customer.tax_id.updated': 'Stripe.CustomerTaxIdUpdatedEvent',
  'customer.tax_id.deleted': 'Stripe.CustomerTaxIdDeletedEvent',
  'invoice.created': 'Stripe.InvoiceCreatedEvent',
  'invoice.deleted': 'Stripe.InvoiceDeletedEvent',
  'invoice.finalized': 'Stripe.InvoiceFinalizedEvent',
  'invoice.marked_uncollectible': 'Stripe.InvoiceMarkedUncollectibleEvent',
  'invoice.paid': 'Stripe.InvoicePaidEvent',
  'invoice.payment_action_required': 'Stripe.InvoicePaymentActionRequiredEvent',
  'invoice.payment_failed': 'Stripe.InvoicePaymentFailedEvent',
  'invoice.payment_succeeded': 'Stripe.InvoicePaymentSucceededEvent',
  'invoice.updated': 'Stripe.InvoiceUpdatedEvent',
  'invoice.voided': 'Stripe.InvoiceVoidedEvent',
  'invoice_payment.paid': 'Stripe.InvoicePaymentPaidEvent',
  'payment_intent.canceled': 'Stripe.PaymentIntentCanceledEvent',
  'payment_intent.created': 'Stripe.PaymentIntentCreatedEvent',
  'payment_intent.payment_failed': 'Stripe.PaymentIntentPaymentFailedEvent',
  'payment_intent.processing': 'Stripe.PaymentIntentProcessingEvent',
  'payment_intent.requires_action': 'Stripe.PaymentIntentRequiresActionEvent',
  'payment_intent.succeeded': 'Stripe.PaymentIntentSucceededEvent',
  'charge.dispute.created': 'Stripe.ChargeDisputeCreatedEvent',
  'charge.failed': 'Stripe.ChargeFailedEvent',
  'charge.pending': 'Stripe.ChargePendingEvent',
  'charge.succeeded': 'Stripe.ChargeSucceededEvent',
  'mandate.updated': 'Stripe.MandateUpdatedEvent',
  'payment_method.automatically_updated': 'Stripe.PaymentMethodAutomaticallyUpdatedEvent',
  'payment_method.attached': 'Stripe.PaymentMethodAttachedEvent',
  'payment_method.detached': 'Stripe.PaymentMethodDetachedEvent',
  'setup_intent.created': 'Stripe.SetupIntentCreatedEvent',
  'setup_intent.requires_action': 'Stripe.SetupIntentRequiresActionEvent',
  'setup_intent.setup_failed': 'Stripe.SetupIntentSetupFailedEvent',
  'setup_intent.succeeded': 'Stripe.SetupIntentSucceededEvent',
}

const root = path.resolve(import.meta.dirname, '../..')

/** Validators made from the installed package's own types, stricter than they are: no unknown fields, closed lists. */
export function stripeValidators(): Map<string, ValidateFunction> {
  const { roots, definitions } = generate()
  const ajv = new Ajv({ allErrors: true, strict: false })
  ajv.addSchema({ $id: 'stripe', definitions })
  return new Map(Object.entries(roots).map(([name, schema]) => [name, ajv.compile(schema)]))
}

function generate(): Generated {
  const probe = path.join(root, 'sandbox/stripe/__probe.ts')
  const lines = Object.values(TYPES).map((type, index) => `export type T${index} = ${type}`)
  const source = `import Stripe from 'stripe'\n${lines.join('\n')}\n`
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
    types: ['node'],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => name === probe || fileExists.call(host, name)
  host.getSourceFile = (name, ...rest) =>
    name === probe ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023) : getSourceFile.call(host, name, ...rest)
  const program = ts.createProgram([probe], options, host)
  const file = program.getSourceFile(probe)
  if (!file) throw new Error('the probe was not read')
  return convertAll(program.getTypeChecker(), file)
}

function convertAll(checker: ts.TypeChecker, file: ts.SourceFile): Generated {
  const definitions: Record<string, Schema> = {}
  const convert = createConverter(checker, definitions)
  const names = Object.keys(TYPES)
  const roots: Record<string, Schema> = {}
  for (const statement of file.statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue
    const type = checker.getTypeFromTypeNode(statement.type)
    const name = names[Number(statement.name.text.slice(1))] ?? ''
    if (type.flags & ts.TypeFlags.Any) throw new Error(`the package has no type for ${name}`)
    roots[name] = convert(type)
  }
  return { roots, definitions }
}

function createConverter(checker: ts.TypeChecker, definitions: Record<string, Schema>) {
  const known = new Map<ts.Type, Schema>()

  function convert(type: ts.Type): Schema {
    if (type.isUnion()) return convertUnion(type)
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' }
    if (isOpenText(type)) return { type: 'string' }
    if (type.isIntersection()) return { allOf: type.types.map(convert) }
    return convertPlain(type) ?? convertObject(type)
  }

  function convertPlain(type: ts.Type): Schema | undefined {
    const flags: [ts.TypeFlags, Schema][] = [
      [ts.TypeFlags.Null, { type: 'null' }],
      [ts.TypeFlags.Any | ts.TypeFlags.Unknown, {}],
      [ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never, { not: {} }],
      [ts.TypeFlags.String, { type: 'string' }],
      [ts.TypeFlags.Number, { type: 'number' }],
      [ts.TypeFlags.Boolean, { type: 'boolean' }],
    ]
    return flags.find(([flag]) => type.flags & flag)?.[1]
  }

  /** Lists of literals are closed here, although the package leaves them open for what Stripe adds later. */
  function convertUnion(union: ts.UnionType): Schema {
    const parts = union.types.filter((part) => !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)))
    const isClosed = parts.some((part) => part.isStringLiteral())
    const converted = parts.filter((part) => !(isClosed && isOpenText(part))).map(convert)
    if (converted.length === 0) return { not: {} }
    return { anyOf: converted }
  }

  function convertObject(type: ts.Type): Schema {
    if (isDecimal(type)) return { type: 'string', pattern: '^-?[0-9.]+$' }
    const arguments_ = checker.getTypeArguments(type as ts.TypeReference)
    if (checker.isArrayType(type) && arguments_[0]) return { type: 'array', items: convert(arguments_[0]) }
    const seen = known.get(type)
    if (seen) return seen
    const name = `t${known.size}`
    const reference = { $ref: `stripe#/definitions/${name}` }
    known.set(type, reference)
    definitions[name] = {}
    definitions[name] = convertProperties(type)
    return reference
  }

  function convertProperties(type: ts.Type): Schema {
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String)
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const property of checker.getPropertiesOfType(type)) {
      const propertyType = checker.getTypeOfSymbol(property)
      if (property.name === 'lastResponse' || propertyType.getCallSignatures().length > 0) continue
      properties[property.name] = convert(propertyType)
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
    }
    const isFree = Object.keys(properties).length === 0 && !index
    return { type: 'object', properties, required, additionalProperties: index ? convert(index.type) : isFree }
  }

  return convert
}

/** `string & Record<never, never>`: the package's way to say "and others". */
function isOpenText(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String)
}

function isDecimal(type: ts.Type): boolean {
  const declarations = type.symbol?.declarations ?? []
  return declarations.some((declaration) => declaration.getSourceFile().fileName.endsWith('/Decimal.d.ts'))
}
