import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

// How the house is built, checked on the source itself: no database, no build. Each rule lists what breaks it.

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDERS = ['app', 'db', 'e2e', 'emails', 'lib', 'sandbox', 'scripts', 'testing']
const SOURCE = /\.(?:tsx?|mts|mjs|js)$/

type Import = { to: string; isOurs: boolean; line: number }
type Module = { file: string; text: string; ast: ts.SourceFile; imports: Import[]; directive: string | null }

const modules = filesOf().map(readModule)
const byFile = new Map(modules.map((module) => [module.file, module]))
const product = modules.filter(({ file }) => !isTest(file) && /^(?:app|db|emails|lib)\//.test(file))

function filesOf(): string[] {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  return [...inFolders, ...readdirSync(ROOT)]
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => SOURCE.test(file) && !file.endsWith('.d.ts') && statSync(path.join(ROOT, file)).isFile())
    .sort()
}

function isTest(file: string): boolean {
  return /\.(?:test|spec)\.tsx?$/.test(file)
}

function readModule(file: string): Module {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const ast = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const first = ast.statements[0]
  const isDirective = first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression)
  const directive = isDirective ? (first.expression as ts.StringLiteral).text : null
  return { file, text, ast, directive, imports: importsOf(ast, file) }
}

/** Everything a module names: imports, `export … from`, dynamic imports, types, `import('…')` as a type. */
function importsOf(ast: ts.SourceFile, file: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    const ours = resolveOurs(specifier.text, file)
    found.push({ to: ours ?? specifier.text, isOurs: ours !== null, line: lineOf(ast, specifier) })
  }
  walk(ast, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0])
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal)
  })
  return found
}

function resolveOurs(specifier: string, from: string): string | null {
  const isOurs = specifier.startsWith('@/') || specifier.startsWith('.')
  if (!isOurs) return null
  const target = specifier.startsWith('@/') ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier)
  const endings = ['', '.ts', '.tsx', '.mts', '.mjs', '.js']
  return endings.map((ending) => target + ending).find((candidate) => isFile(candidate)) ?? `${target} (not found)`
}

function isFile(file: string): boolean {
  return statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.isFile() ?? false
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

function lineOf(ast: ts.SourceFile, node: ts.Node): number {
  return ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1
}

/** What a rule says about each node of some modules, as "file:line what". */
function faultsIn(those: Module[], judge: (node: ts.Node, module: Module) => string | null | undefined): string[] {
  return those.flatMap((module) => {
    const faults: string[] = []
    walk(module.ast, (node) => {
      const fault = judge(node, module)
      if (fault) faults.push(`${module.file}:${lineOf(module.ast, node)} ${fault}`)
    })
    return faults
  })
}

function wrongImports(those: Module[], isWrong: (to: string, module: Module) => boolean): string[] {
  return those.flatMap((module) =>
    module.imports.filter(({ to }) => isWrong(to, module)).map(({ to, line }) => `${module.file}:${line} ${to}`),
  )
}

function isPackage(to: string, name: string): boolean {
  return to === name || to.startsWith(`${name}/`)
}

// ---- layers

/** From the outside in: a module imports its own layer and those below it, never one above. */
const LAYERS: [name: string, files: RegExp][] = [
  ['top', /^app\/|^(?:instrumentation|proxy|server)\.ts$|^lib\/background\.ts$/],
  ['server', /^lib\/server\//],
  ['outbox', /^lib\/outbox\//],
  ['hosting', /^lib\/hosting\//],
  ['client-invite', /^lib\/client-invite\//],
  ['billing', /^lib\/billing\//],
  ['apps', /^lib\/apps\//],
  ['team-invite', /^lib\/team-invite\//],
  ['team', /^lib\/team\//],
  ['activity', /^lib\/activity\//],
  ['links', /^lib\/links\//],
  ['company', /^lib\/company\//],
  ['account', /^lib\/account\//],
  ['auth', /^lib\/auth\//],
  ['kernel', /^lib\/kernel\//],
  ['db', /^db\/(?:client|prepared|transaction|migrate|embedded(?:\/\w+)?)\.ts$/],
  ['schema', /^db\/schema\//],
  ['floor', /^lib\/[\w-]+\.ts$|^lib\/words\/|^db\/(?:vocabulary|promises|advisory-locks)\.ts$/],
]

function layerOf(file: string): number {
  return LAYERS.findIndex(([, files]) => files.test(file))
}

test('there is a house to look at', () => {
  expect(modules.length).toBeGreaterThan(200)
  expect(product.length).toBeGreaterThan(130)
  expect(modules.flatMap((module) => module.imports).length).toBeGreaterThan(800)
  for (const folder of FOLDERS) expect(modules.filter(({ file }) => file.startsWith(folder)).length).toBeGreaterThan(4)
  for (const [name, files] of LAYERS)
    expect(
      modules.filter(({ file }) => files.test(file)),
      name,
    ).not.toEqual([])
  for (const word of ['use client', 'use server']) {
    expect(modules.filter(({ directive }) => directive === word).length, word).toBeGreaterThan(3)
  }
  for (const page of ['page.tsx', 'route.ts']) {
    expect(modules.filter(({ file }) => file.endsWith(`/${page}`)).length, page).toBeGreaterThan(1)
  }
})

test('every import of ours leads to a file', () => {
  expect(wrongImports(modules, (to) => to.endsWith('(not found)'))).toEqual([])
})

test('every module of the product has its place in the layers', () => {
  const homeless = product.filter(({ file }) => layerOf(file) < 0 && !file.startsWith('emails/'))
  expect(homeless.map(({ file }) => file)).toEqual([])
})

test('imports go down the layers, never up, types included', () => {
  const judged = product.filter(({ file }) => layerOf(file) >= 0)
  const up = wrongImports(judged, (to, { file }) => layerOf(to) >= 0 && layerOf(to) < layerOf(file))
  expect(up).toEqual([])
})

test('modules do not import each other in a circle', () => {
  const circles = new Set<string>()
  const done = new Set<string>()
  const follow = (file: string, trail: string[]) => {
    if (trail.includes(file)) circles.add([...trail.slice(trail.indexOf(file)), file].join(' → '))
    if (done.has(file) || trail.includes(file)) return
    for (const { to } of byFile.get(file)?.imports ?? []) if (byFile.has(to)) follow(to, [...trail, file])
    done.add(file)
  }
  for (const { file } of modules) follow(file, [])
  expect([...circles]).toEqual([])
})

test('the product never imports its tests, its scripts or the stand-ins', () => {
  const those = [...product, ...modules.filter(({ file }) => /^instrumentation\.ts$/.test(file))]
  expect(wrongImports(those, (to) => /^(?:e2e|testing|scripts|sandbox)\//.test(to) || isTest(to))).toEqual([])
})

/** What shows that the product works, and what runs it: each room with those it never enters. */
const OUTSIDE: [room: RegExp, never: RegExp][] = [
  [/^testing\//, /^(?:app|e2e|scripts)\//],
  [/^scripts\//, /^e2e\//],
  [/^e2e\//, /^scripts\//],
  [/^(?:app|db|emails|lib|sandbox)\//, /^e2e\//],
]

test('tests share what stands in testing/, which knows neither browser tests nor scripts', () => {
  for (const [room, never] of OUTSIDE) {
    const inside = modules.filter(({ file }) => room.test(file))
    expect(wrongImports(inside, (to) => never.test(to))).toEqual([])
  }
})

test('the stand-ins import nothing of ours', () => {
  const sandbox = modules.filter(({ file }) => file.startsWith('sandbox/'))
  const ours = sandbox.flatMap((module) => module.imports.filter((one) => one.isOurs && !one.to.startsWith('sandbox/')))
  expect(ours.map(({ to }) => to)).toEqual([])
})

const NAMES_MAILS: Record<string, string> = {
  'app/(dashboard)/invitations/[id]/send-along.tsx': 'tells the sender the subject that the client will see',
}

test('mails know words, texts, money, days and the vocabulary, and nothing else of ours', () => {
  const mails = product.filter(({ file }) => file.startsWith('emails/'))
  const allowed =
    /^(?:emails\/|lib\/words\/|lib\/(?:characters|contacts|money|day)\.ts$|db\/(?:vocabulary|promises)\.ts$)/
  const wrong = mails.flatMap(({ file, imports }) =>
    imports.filter((one) => one.isOurs && !allowed.test(one.to)).map(({ to }) => `${file} ${to}`),
  )
  expect(wrong).toEqual([])
  const outside = product.filter(({ file }) => !/^(?:emails|lib\/outbox)\//.test(file) && !NAMES_MAILS[file])
  expect(wrongImports(outside, (to) => to.startsWith('emails/'))).toEqual([])
})

test('pages reach the database, Stripe and the mail service through verbs and queries only', () => {
  const pages = product.filter(({ file }) => file.startsWith('app/'))
  const packages = ['drizzle-orm', 'postgres', 'stripe', 'resend', 'next-auth']
  const wrong = wrongImports(
    pages,
    // A page says what it asks at once; the queries themselves stand below.
    (to) =>
      (to.startsWith('db/') && !/^db\/(?:vocabulary|prepared)\.ts$/.test(to)) ||
      packages.some((name) => isPackage(to, name)),
  )
  expect(wrong).toEqual([])
})

test('each outside package has one door', () => {
  const doors: [name: string, door: RegExp][] = [
    ['stripe', /^lib\/billing\/stripe(-customers|-events|-invoices|-pages|-setup)?\.ts$/],
    ['resend', /^lib\/outbox\//],
    ['next-auth', /^lib\/auth\/session\.ts$/],
    ['next', /^lib\/auth\/|^app\/|^lib\/server\/start\.ts$/],
    ['@node-rs/argon2', /^lib\/auth\/password\.ts$/],
    ['drizzle-orm', /^lib\/|^db\//],
    ['postgres', /^db\/|^lib\/kernel\/jobs\.ts$/],
  ]
  for (const [name, door] of doors) {
    const importers = product.filter(({ imports }) => imports.some(({ to }) => isPackage(to, name)))
    expect(importers.length, `nobody imports ${name}`).toBeGreaterThan(0)
    expect(importers.filter(({ file }) => !door.test(file)).map(({ file }) => `${file} ${name}`)).toEqual([])
  }
})

// ---- browser and server

/** Free of secrets, environment and Node: fit for the browser. */
const PURE = [
  'db/vocabulary.ts',
  'lib/characters.ts',
  'lib/form-state.ts',
  'lib/words/en/broken.ts',
  'lib/words/de/broken.ts',
]

test('what runs in the browser imports components, its own actions and pure files, and of the rest types at most', () => {
  const isClient = (file: string) => byFile.get(file)?.directive === 'use client'
  const isAction = (file: string) => byFile.get(file)?.directive === 'use server'
  const packages = /^(?:react|react-dom|@lucide\/icons|next\/navigation|next\/link|@base-ui\/react)(?:\/|$)/
  const reached = new Set(product.filter(({ file }) => isClient(file)).map(({ file }) => file))
  const wrong: string[] = []
  for (const file of reached) {
    for (const { to, isOurs, line, isType } of runtimeImports(file)) {
      if (isType || isAction(to) || PURE.includes(to) || to.endsWith('.css')) continue
      const isComponent = to.startsWith('app/')
      if (isComponent) reached.add(to)
      if (isOurs ? !isComponent : !packages.test(to)) wrong.push(`${file}:${line} ${to}`)
    }
  }
  expect(reached.size).toBeGreaterThan(12)
  expect(wrong).toEqual([])
})

test('pure files import pure files only', () => {
  const wrong = PURE.flatMap((file) => runtimeImports(file).filter(({ to, isType }) => !isType && !PURE.includes(to)))
  expect(wrong).toEqual([])
})

function runtimeImports(file: string): (Import & { isType: boolean })[] {
  const module = byFile.get(file)
  if (!module) throw new Error(`${file} is gone`)
  const types = new Set<number>()
  walk(module.ast, (node) => {
    const isType = ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    if (isType) types.add(lineOf(module.ast, node.moduleSpecifier))
  })
  return module.imports.map((one) => ({ ...one, isType: types.has(one.line) }))
}

test("a 'use server' file exports actions and nothing else", () => {
  const files = product.filter(({ directive }) => directive === 'use server')
  const faults = files.flatMap(({ file, ast }) =>
    ast.statements.filter(isExported).flatMap((statement) => {
      if (!ts.isVariableStatement(statement)) return [`${file}:${lineOf(ast, statement)} exports something else`]
      return statement.declarationList.declarations
        .filter(({ initializer }) => !isCallOf(initializer, 'action', 'confirmedAction', 'publicAction'))
        .map((declaration) => `${file}:${lineOf(ast, declaration)} ${declaration.name.getText(ast)} is no action`)
    }),
  )
  expect(faults).toEqual([])
})

test("no function becomes an action by itself: 'use server' stands at the top of a file", () => {
  const inner = faultsIn(product, (node) => {
    const isDirective = ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression)
    if (!isDirective || (node.expression as ts.StringLiteral).text !== 'use server') return null
    return ts.isSourceFile(node.parent) ? null : 'use server inside a function'
  })
  expect(inner).toEqual([])
})

function isExported(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement) || ts.isExportDeclaration(statement)) return true
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function isCallOf(node: ts.Node | undefined, ...names: string[]): boolean {
  if (!node || !ts.isCallExpression(node)) return false
  return ts.isIdentifier(node.expression) && names.includes(node.expression.text)
}

// ---- one place per thing

const CHOOSES_LANGUAGE: Record<string, string> = {
  'app/(dev)/layout.tsx': "the product's name, the same in every language",
  'app/(dashboard)/layout.tsx': "the product's name, the same in every language",
}

test('no page picks a language by itself: it asks whose page it is', () => {
  const picked = faultsIn(
    product.filter(({ file }) => !file.startsWith('emails/')),
    (node) =>
      isCallOf(node, 'words') && ts.isStringLiteral((node as ts.CallExpression).arguments[0] ?? node)
        ? 'words(…)'
        : null,
  )
  expect(picked.filter((one) => !CHOOSES_LANGUAGE[fileOf(one)])).toEqual([])
})

const READS_ENVIRONMENT: Record<string, string> = {
  'lib/env.ts': 'the one reader of the product',
  'lib/server/start.ts': 'tells Next where it runs: it hears such things by the environment only',
  'db/migrate.ts': 'migrates before the rest of the environment is there',
  'db/embedded/cluster.ts': 'hands PATH on to PostgreSQL',
  'next.config.js': 'read before the product',
  'vitest.config.mts': 'read before the tests',
  'instrumentation.ts': "NEXT_RUNTIME, Next's own word",
  'sandbox/main.ts': 'a program of its own',
  'sandbox/test-stack.ts': 'the test server',
}

test('the environment is read in lib/env.ts and nowhere else', () => {
  const judged = modules.filter(({ file }) => !isTest(file) && !/^(?:scripts|testing|e2e)\//.test(file))
  const readers = faultsIn(judged, (node) => {
    const isEnv = ts.isPropertyAccessExpression(node) && node.name.text === 'env'
    return isEnv && ts.isIdentifier(node.expression) && node.expression.text === 'process' ? 'process.env' : null
  })
  expect(readers.filter((reader) => !READS_ENVIRONMENT[fileOf(reader)])).toEqual([])
  expect(Object.keys(READS_ENVIRONMENT).filter((file) => !readers.some((reader) => fileOf(reader) === file))).toEqual(
    [],
  )
})

const READS_MACHINE_CLOCK: Record<string, string> = {
  'lib/clock.ts': 'the one source of time',
  'lib/billing/verify-event.ts': 'how long a message was on its way is measured against the wall clock of its signer',
  'lib/auth/action.ts': 'tells one answer of a form from the next; decides nothing',
}

test('time comes from the clock that tests can move', () => {
  const judged = product.filter(({ file }) => /^(?:app|emails|lib)\//.test(file))
  const readers = faultsIn(judged, (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()'
    if (ts.isCallExpression(node) && /^(?:Date|performance)\.now$/.test(node.expression.getText())) return 'now()'
    return null
  })
  expect(readers.filter((reader) => !READS_MACHINE_CLOCK[fileOf(reader)])).toEqual([])
  const unused = Object.keys(READS_MACHINE_CLOCK).filter((file) => !readers.some((reader) => fileOf(reader) === file))
  expect(unused).toEqual([])
})

const WRITES_PATHS: Record<string, string> = {
  'lib/paths.ts': 'the one place',
  'lib/auth/session.ts': 'the path that Auth.js itself asks for',
  'lib/auth/edge.ts': 'tells the parts of the product apart by their paths',
}
const PATH =
  /^\/(?:home|b|i|c|companies|confirm|news|people|invite|invitations|checkout|account|legal|help|sign-in|sign-up|api|t|u)(?:[/?]|$)|^\/$/

test('links are put together in lib/paths.ts and nowhere else', () => {
  const judged = product.filter(({ file }) => /^(?:app|emails|lib)\//.test(file) && !WRITES_PATHS[file])
  const written = faultsIn(judged, (node) => {
    if (ts.isJsxAttribute(node) && /^(?:href|action|formAction)$/.test(node.name.getText())) {
      const text = node.initializer && ts.isStringLiteral(node.initializer) ? node.initializer.text : ''
      return /^[/?]/.test(text) ? `a link ${text}` : null
    }
    const isText = ts.isStringLiteralLike(node) || node.kind === ts.SyntaxKind.TemplateHead
    if (!isText || ts.isJsxAttribute(node.parent)) return null
    const { text } = node as ts.StringLiteralLike
    if (!PATH.test(text) || (text === '/' && !isArgumentOf(node, /redirect|push|replace|URL/i))) return null
    return `a path ${text}`
  })
  expect(written).toEqual([])
})

function isArgumentOf(node: ts.Node, names: RegExp): boolean {
  const { parent } = node
  const isCall = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== node
  return isCall && names.test(parent.expression.getText()) && !/\.replace(?:All)?$/.test(parent.expression.getText())
}

const PALETTE =
  'slate gray zinc neutral stone red orange amber yellow lime green emerald teal cyan sky blue indigo violet purple fuchsia pink rose black white'
const RAW_COLOUR = new RegExp(
  `(?:^|[\\s:!])(?:bg|text|border(?:-[xytrbles])?|ring|ring-offset|fill|stroke|from|to|via|divide|outline|accent|caret|shadow|decoration|placeholder)-(?:(?:${PALETTE.replaceAll(' ', '|')})(?:-\\d{2,3})?|\\[#)(?![\\w-])`,
)

test('colours are our tokens, never raw ones of Tailwind', () => {
  const judged = product.filter(({ file }) => file.startsWith('app/'))
  const raw = faultsIn(judged, (node) => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    return isText && RAW_COLOUR.test(node.text) ? node.text : null
  })
  expect(raw).toEqual([])
  expect(RAW_COLOUR.test('p-2 hover:bg-red-500')).toBe(true)
  expect(RAW_COLOUR.test('text-ink bg-canvas')).toBe(false)
})

test('no page carries a style of its own: the policy of the page would drop it', () => {
  const judged = product.filter(({ file }) => file.startsWith('app/'))
  const styled = faultsIn(judged, (node) => {
    const isStyle = ts.isJsxAttribute(node) && node.name.getText() === 'style'
    const isInner = ts.isJsxAttribute(node) && node.name.getText() === 'dangerouslySetInnerHTML'
    return isStyle || isInner ? node.getText().slice(0, 60) : null
  })
  expect(styled.filter((fault) => !SETS_HTML[fileOf(fault)])).toEqual([])
})

const SETS_HTML: Record<string, string> = {
  'app/(client)/legal/[document]/[version]/page.tsx': "shows the operator's own document",
}

const ASKS_FOR_A_ROLE: Record<string, string> = {
  'lib/team/queries.ts':
    'shows the people with the role that a page was asked for: what somebody chose, not what a role may',
}

test('roles are compared in lib/company/roles.ts and nowhere else', () => {
  const compared = faultsIn(
    product.filter(({ file }) => file !== 'lib/company/roles.ts'),
    comparesRoles,
  )
  expect(compared.filter((fault) => !ASKS_FOR_A_ROLE[fileOf(fault)])).toEqual([])
  const unused = Object.keys(ASKS_FOR_A_ROLE).filter((file) => !compared.some((fault) => fileOf(fault) === file))
  expect(unused).toEqual([])
})

test('a comparison of roles is seen in TypeScript, with Drizzle and in SQL', () => {
  const compared = [
    "person.role === 'owner'",
    'before !== myRole',
    "['owner', 'admin'].includes(seat.role)",
    "eq(memberships.role, 'owner')",
    "ne(sql`s.role`, 'billing')",
    "inArray(memberships.role, ['owner', 'admin'])",
    'notInArray(seats.role, WORKING)',
    "sql`m.role in ('owner', 'admin')`",
    "sql<boolean>`o.company_id = c.id and o.role = 'owner'`",
    "sql`'owner' = m.role`",
    `sql\`\${memberships.role} <> 'billing'\``,
    `sql\`m.role = any(\${SEES_ALL})\``,
    "sql`case seat.role when 'owner' then 1 end`",
  ]
  expect(compared.filter((line) => rolesComparedIn(line).length === 0)).toEqual([])
  const asked = [
    'person.role === undefined',
    'inArray(seats.role, rolesThat(owns))',
    `sql\`o.company_id = c.id and \${inArray(sql\`o.role\`, rolesThat(owns))} order by o.role\``,
    'sql`select s.role, min(s.since) from seats s group by s.role`',
  ]
  expect(asked.flatMap(rolesComparedIn)).toEqual([])
})

function rolesComparedIn(line: string): string[] {
  const ast = ts.createSourceFile('line.ts', line, ts.ScriptTarget.Latest, true)
  return faultsIn([{ file: 'line.ts', text: line, ast, imports: [], directive: null }], comparesRoles)
}

const NAMES_ROLE = /(?:^|[.?!`])(?:role|\w+Role)`?$/
const ROLE_IN_SQL =
  /\brole\}?\s*(?:[=<>!]|(?:not\s+)?in\b|is\b|like\b|when\b)|(?:[=<>]|\bcase)\s*(?:\$\{)?[\w.]*\brole\b/i

/** A comparison of a role with another or with a word: in TypeScript, with Drizzle or in SQL. */
function comparesRoles(node: ts.Node): string | null {
  const isRole = (one: ts.Node | undefined) => one !== undefined && NAMES_ROLE.test(one.getText())
  if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText())) {
    const isNothing = /^(?:null|undefined)$/.test(node.right.getText())
    return !isNothing && (isRole(node.left) || isRole(node.right)) ? node.getText() : null
  }
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') {
    return ROLE_IN_SQL.test(node.template.getText()) ? node.getText() : null
  }
  if (!ts.isCallExpression(node)) return null
  const [one, other] = node.arguments
  const verb = node.expression.getText()
  const isCompared =
    (/^(?:eq|ne|gte?|lte?)$/.test(verb) && (isRole(one) || isRole(other))) ||
    (/^(?:inArray|notInArray)$/.test(verb) && isRole(one) && !other?.getText().startsWith('rolesThat(')) ||
    (/^\[.*\]\.includes$/s.test(verb) && isRole(one))
  return isCompared ? node.getText() : null
}

// ---- what comments cite

const DOCUMENT = /[\w./-]*\w\.md\b/g
const CITED = /(docs\/[\w-]+\.md)((?:(?:,| and| to)? [RI]\d+\b)+)/g
const NUMBERED = /^(?:\*\*|\| )([RI]\d+)\b/gm

/** The rules or invariants a document numbers, in its order. */
function numbersIn(document: string): string[] {
  return [...textOf(document).matchAll(NUMBERED)].map(([, number = '']) => number)
}

/** Comments as they read: what stands before their lines is no part of them. */
function commentsIn({ text, ast }: Module): string[] {
  const found = new Map<number, string>()
  walk(ast, (node) => {
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.pos) ?? []) found.set(pos, text.slice(pos, end))
  })
  return [...found.values()].map((comment) => comment.replace(/\s*\n\s*(?:\*|\/\/)?\s*/g, ' '))
}

/** Documents and numbers that a comment cites and that are not there; a number without its document is none. */
function brokenCitations(comment: string): string[] {
  const documents = (comment.match(DOCUMENT) ?? []).filter((document) => !existsSync(path.join(ROOT, document)))
  const numbers = [...comment.matchAll(CITED)].flatMap(([, document = '', list = '']) => {
    const known = existsSync(path.join(ROOT, document)) ? numbersIn(document) : []
    return (list.match(/[RI]\d+/g) ?? []).filter((number) => !known.includes(number))
  })
  const loose = comment.replaceAll(CITED, '').match(/\b(?:rules? |[RI])\d+\b/g) ?? []
  return [...documents, ...numbers, ...loose]
}

test('a comment that cites a document names one that is there, and a rule that stands in it', () => {
  const broken = modules.flatMap((module) =>
    commentsIn(module).flatMap((comment) => brokenCitations(comment).map((one) => `${module.file} ${one}`)),
  )
  expect(broken).toEqual([])
  expect(brokenCitations('The day rule (docs/rules.md R20).')).toEqual([])
  expect(brokenCitations('See docs/rules.md R1, R999 and docs/nothing.md I1.')).toEqual([
    'docs/nothing.md',
    'R999',
    'I1',
  ])
  expect(brokenCitations('As rule 8 says, see I3.')).toEqual(['rule 8', 'I3'])
})

test('documents number their rules one after another, and what they name is there', () => {
  for (const [document, letter] of [
    ['docs/rules.md', 'R'],
    ['docs/invariants.md', 'I'],
  ] as const) {
    const numbers = numbersIn(document)
    expect(numbers).not.toEqual([])
    expect(numbers).toEqual(numbers.map((_, index) => `${letter}${index + 1}`))
  }
  const migrations = filesUnder('db/migrations')
    .filter((file) => file.endsWith('.sql'))
    .map(textOf)
    .join('\n')
  const missing = filesUnder('docs').flatMap((document) =>
    [...textOf(document).matchAll(/`([\w./-]+)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => !isThere(name, migrations))
      .map((name) => `${document} ${name}`),
  )
  expect(missing).toEqual([])
})

/** A file or folder, of the project or of lib/, or a name in the database. Other words are left to the reader. */
function isThere(name: string, migrations: string): boolean {
  if (/\/|\.[a-z]+$/.test(name)) return ['', 'lib', 'docs'].some((folder) => existsSync(path.join(ROOT, folder, name)))
  return !/^[a-z]+_[a-z_]+$/.test(name) || new RegExp(`\\b${name}\\b`).test(migrations)
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`)
}

function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

// ---- size and form

test('a file can be read in one go: 250 lines at most', () => {
  const long = modules.filter(({ file, text }) => !isTest(file) && text.split('\n').length > 251)
  expect(long.map(({ file, text }) => `${file} ${text.split('\n').length - 1}`)).toEqual([])
})

test('a route handler hands over: 25 lines at most; a page reads and shows: 120 at most', () => {
  const faults = modules.flatMap(({ file, text }) => {
    const lines = text.split('\n').length - 1
    const most = [[/\/route\.ts$/, 25] as const, [/\/page\.tsx$/, 120] as const].find(([name]) => name.test(file))?.[1]
    return most && lines > most ? [`${file} ${lines} of ${most}`] : []
  })
  expect(faults).toEqual([])
})

const DEFAULT_EXPORTS =
  /^app\/.*(?:page|layout|template|default|loading|error|not-found|global-error|global-not-found)\.tsx$|^(?:[\w.-]+\.config|knip)\.\w+$|^(?:e2e\/(?:playwright\.config|playwright-global)|testing\/(?:vitest-global|tally-reporter))\.ts$/

test("only Next's own files and configurations export a default", () => {
  const faults = faultsIn(
    modules.filter(({ file }) => !DEFAULT_EXPORTS.test(file)),
    (node) => (isDefaultExport(node) ? 'export default' : null),
  )
  expect(faults).toEqual([])
})

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true
  if (ts.isExportSpecifier(node)) return node.name.text === 'default'
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false
}

const CLASSES: Record<string, string> = {
  'app/ui/sending.tsx': 'React lets only a class catch what its children throw',
}

test('the only classes are errors', () => {
  const judged = product.filter(({ file }) => /^(?:app|emails|lib)\//.test(file))
  const faults = faultsIn(judged, (node, { file }) => {
    if (!ts.isClassDeclaration(node)) return null
    const parents = node.heritageClauses?.map((clause) => clause.getText()).join() ?? ''
    return /Error/.test(parents) || CLASSES[file] ? null : `class ${node.name?.text}`
  })
  expect(faults).toEqual([])
})

const REACHES_CONSOLE: Record<string, string> = {
  'lib/log.ts': 'the one door to the log',
  'lib/background.ts': 'hands the console of a server process to that door',
}

test('nothing is logged but by lib/log.ts, which knows what may not be told', () => {
  const judged = modules.filter(
    ({ file }) => product.some((one) => one.file === file) || /^instrumentation\.ts$/.test(file),
  )
  const reached = faultsIn(judged, (node) => {
    if (ts.isIdentifier(node) && node.text === 'console') return node.parent.getText()
    const isStream = ts.isPropertyAccessExpression(node) && /^process\.std(?:out|err)$/.test(node.getText())
    return isStream ? node.parent.getText() : null
  })
  expect(reached.filter((fault) => !REACHES_CONSOLE[fileOf(fault)])).toEqual([])
  expect(Object.keys(REACHES_CONSOLE).filter((file) => !reached.some((one) => fileOf(one) === file))).toEqual([])
})

function fileOf(fault: string): string {
  return fault.slice(0, fault.search(/:\d+ /))
}
