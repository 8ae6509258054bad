import type { Browser } from '@playwright/test'
import { describeClient } from '@/lib/client-invite/edit-draft'
import { send } from '@/lib/client-invite/send'
import { startDraft } from '@/lib/client-invite/start-draft'
import { paths } from '@/lib/paths'
import { linksOf, startTrial } from '@/testing/people'
import { signIn } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'
import { signUpMara } from './journey'

const DESK = { width: 1280, height: 860 }
const PHONE = { width: 390, height: 860 }
const APP = 'blumenhaus-shop'
const MESSAGE = 'Hi Kim, the shop is ready. With this step it becomes yours. Call me if anything is unclear.'

/** How wide the whole picture is, in pixels. */
const WIDTH = 1440
const MARGIN = 24

/** One picture for people who read about the product: the wizard with its preview, beside the page the client gets. */
export async function takePicture(stack: Stack, browser: Browser): Promise<Buffer> {
  const developer = await signUpMara('en')
  await startTrial(developer, APP)
  const { draftId } = await startDraft(developer.actor, { appName: APP })
  await describeClient(developer.actor, {
    draftId,
    email: 'kim@blumenhaus.example',
    clientName: 'Kim Berger',
    clientCompany: '',
    message: MESSAGE,
    noun: 'online-shop',
    country: 'DE',
    language: 'en',
    keptAccess: 'admin',
    expiryDays: 14,
    acceptedEmail: '',
    firstName: '',
    lastName: '',
  })
  const open = async (viewport: typeof DESK) => {
    const context = await browser.newContext({ baseURL: stack.address, viewport, deviceScaleFactor: 2 })
    return context.newPage()
  }
  const desk = await open(DESK)
  await signIn(desk, developer)
  await desk.goto(paths.inviteStep(draftId, 'client'), { waitUntil: 'networkidle' })
  const left = await desk.screenshot()
  const { inviteId } = await send(developer.actor, { draftId, sendCopy: false })
  const phone = await open(PHONE)
  await phone.goto(paths.landing((await linksOf(inviteId)).mailedLink), { waitUntil: 'networkidle' })
  return besideEachOther(browser, left, await phone.screenshot())
}

async function besideEachOther(browser: Browser, left: Buffer, right: Buffer): Promise<Buffer> {
  const scale = (WIDTH - 3 * MARGIN) / (DESK.width + PHONE.width)
  const height = Math.round(DESK.height * scale) + 2 * MARGIN
  const page = await browser.newPage({ viewport: { width: WIDTH, height } })
  const picture = (bytes: Buffer, { width }: typeof DESK, radius: number) =>
    `<img src="data:image/png;base64,${bytes.toString('base64')}" style="width:${width * scale}px;border-radius:${radius}px">`
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: ${MARGIN}px; display: flex; gap: ${MARGIN}px; align-items: center; background: #efece4; box-sizing: border-box; height: ${height}px }
    img { display: block; box-shadow: 0 0 0 1px #dcd7cb }
    </style>${picture(left, DESK, 12)}${picture(right, PHONE, 28)}`)
  const whole = await page.screenshot()
  await page.close()
  return whole
}
