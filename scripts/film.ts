import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { filmFile } from '@/app/(help)/help/film/film-file'
import { asLanguage } from '@/lib/language'
import { inRoot } from '@/lib/root'
import { browserFlags, findBrowser } from '@/testing/browser'
import { prepareTestServer } from '@/testing/database'
import { type Stack, startStack } from '@/testing/stack'
import { CAPTIONS } from './film/captions'
import { filmJourney } from './film/journey'
import { takePicture } from './film/picture'
import { planFrames } from './film/plan-frames'
import { makeSeekable } from './film/seekable'
import { record } from './film/stage'
import { buildWhenNeeded } from './launch/build'
import { stopChild } from './launch/children'
import { keepEndings } from './launch/endings'

// The whole hand-over as a film of both sides, for the help page: `--language de` films it in German. With `--picture`
// one still picture for the README instead.
const LONGEST_MS = 35_000
const LARGEST_PICTURE = 250_000
const PICTURE = inRoot('scripts', 'film', 'overto.png')

const { values: wish } = parseArgs({
  options: { language: { type: 'string', default: 'en' }, picture: { type: 'boolean', default: false } },
})

const { add, putAway } = keepEndings()

try {
  await buildWhenNeeded(console.log, (build) => add(() => stopChild(build)))
  if (wish.picture) await makePicture()
  else await makeFilm()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
} finally {
  await putAway()
}

async function makeFilm() {
  const language = asLanguage(wish.language)
  if (!language) throw new Error(`There is no language ${wish.language}.`)
  const { stack, browser } = await open()
  const take = await filmJourney(stack, browser, language)
  console.log(`Filmed ${take.pictures.length} pictures. Recording them takes as long as the film …`)
  const play = { pictures: take.pictures, frames: planFrames(take), captions: CAPTIONS[language] }
  const { file, ms } = makeSeekable(await record(browser, play))
  console.log(`${keep(filmFile(language), file)}, ${(ms / 1000).toFixed(1)} seconds`)
  if (ms > LONGEST_MS) throw new Error(`The film is longer than ${LONGEST_MS / 1000} seconds.`)
}

async function makePicture() {
  const { stack, browser } = await open()
  const picture = await takePicture(stack, browser)
  console.log(keep(PICTURE, picture))
  if (picture.length > LARGEST_PICTURE) throw new Error(`The picture is larger than ${LARGEST_PICTURE / 1000} kB.`)
}

async function open(): Promise<{ stack: Stack; browser: Browser }> {
  const executablePath = await findBrowser()
  add(await prepareTestServer())
  const stack = await startStack()
  add(stack.stop)
  const browser = await chromium.launch({ args: browserFlags(), executablePath })
  add(() => browser.close())
  return { stack, browser }
}

function keep(file: string, bytes: Buffer): string {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  return `Saved ${path.relative(inRoot('.'), file)}: ${Math.round(bytes.length / 1000)} kB`
}
