import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { FILM } from '@/app/(help)/help/film/film-file'
import { inRoot } from '@/lib/root'
import { BOXES } from './layout'
import { FRAMES_A_SECOND, type Frame } from './plan-frames'
import type { Side } from './take'

const ADDRESS = 'http://stage.localhost/'
const FONT = 'node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2'

/** Tried in this order; the first says more with fewer bytes. */
const FORMATS = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8']
const BITS_A_SECOND = 1_500_000

/** Key frames are where a browser can jump to. */
const KEY_FRAME_MS = 2000

type Play = {
  pictures: Buffer[]
  frames: Frame[]
  captions: Record<Side, string>
}

/** Plays the frames on a canvas, as fast as they are to be seen, and records the canvas. Throws where no encoder is. */
export async function record(browser: Browser, { pictures, frames, captions }: Play): Promise<Buffer> {
  const page = await openStage(browser, pictures)
  const format = await page.evaluate(
    (formats) => globalThis.MediaRecorder && formats.find((one) => MediaRecorder.isTypeSupported(one)),
    FORMATS,
  )
  if (!format) throw new Error(`This browser (${browser.version()}) cannot write WebM. Name another one in CHROMIUM.`)
  const encoded = await page.evaluate(playAndRecord, {
    format,
    frames,
    captions,
    size: FILM,
    boxes: BOXES,
    fps: FRAMES_A_SECOND,
    bitsASecond: BITS_A_SECOND,
    keyFrameMs: KEY_FRAME_MS,
  })
  await page.close()
  return Buffer.from(encoded, 'base64')
}

/** An empty page that finds each picture at its number, and our font. */
async function openStage(browser: Browser, pictures: Buffer[]): Promise<Page> {
  const page = await browser.newPage()
  // tsx wraps the functions that it sends into the page with a helper which only exists on this side.
  await page.addInitScript('globalThis.__name = (made) => made')
  await page.route(`${ADDRESS}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Stage</title>' })
    if (name === 'font') return route.fulfill({ contentType: 'font/woff2', body: readFileSync(inRoot(FONT)) })
    return route.fulfill({ contentType: 'image/jpeg', body: pictures[Number(name)] })
  })
  await page.goto(ADDRESS)
  return page
}

type Staging = {
  format: string
  frames: Frame[]
  captions: Record<Side, string>
  size: { width: number; height: number }
  boxes: typeof BOXES
  fps: number
  bitsASecond: number
  keyFrameMs: number
}

/** Runs in the page. Answers the recording in Base64. */
async function playAndRecord(staging: Staging): Promise<string> {
  const { frames, captions, size, boxes, fps } = staging
  const canvas = Object.assign(document.createElement('canvas'), size)
  const draw = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D
  document.fonts.add(await new FontFace('Figtree', 'url(/font)', { weight: '300 900' }).load())
  const sides = ['desk', 'phone'] as const

  const numbers = [...new Set(frames.flatMap((frame) => sides.map((side) => frame[side])))]
  const pictures = new Map<number, Blob>()
  for (const number of numbers) pictures.set(number, await (await fetch(`/${number}`)).blob())
  const shown: { [side in Side]?: { number: number; bitmap: ImageBitmap } } = {}
  const bitmapOf = async (side: Side, number: number) => {
    if (shown[side]?.number !== number) {
      shown[side]?.bitmap.close()
      shown[side] = { number, bitmap: await createImageBitmap(pictures.get(number) as Blob) }
    }
    return shown[side].bitmap
  }

  const drawSide = (side: Side, bitmap: ImageBitmap, isActive: boolean) => {
    const { x, y, width, height, radius } = boxes[side]
    draw.fillStyle = isActive ? '#0b5d4b' : '#5e594e'
    draw.font = '600 18px Figtree'
    draw.fillText(captions[side], x + 4, y - 17)
    draw.save()
    draw.beginPath()
    draw.roundRect(x, y, width, height, radius)
    draw.clip()
    draw.drawImage(bitmap, x, y, width, height)
    draw.restore()
    draw.lineWidth = isActive ? 3 : 1.5
    draw.strokeStyle = isActive ? '#0b5d4b' : '#dcd7cb'
    draw.stroke()
  }

  const drawRing = (x: number, y: number, press: number) => {
    if (press === 0) return
    draw.beginPath()
    draw.arc(x, y, 12 + 18 * (1 - press), 0, Math.PI * 2)
    draw.lineWidth = 4
    draw.strokeStyle = `rgb(11 93 75 / ${press})`
    draw.stroke()
  }

  const drawFinger = (x: number, y: number) => {
    draw.beginPath()
    draw.arc(x, y, 14, 0, Math.PI * 2)
    draw.fillStyle = 'rgb(29 28 25 / 0.28)'
    draw.fill()
    draw.lineWidth = 2
    draw.strokeStyle = 'rgb(255 255 255 / 0.9)'
    draw.stroke()
  }

  const drawArrow = (x: number, y: number) => {
    draw.beginPath()
    const corners = [0, 0, 0, 21, 5, 16.5, 8.5, 24.5, 12, 23, 8.5, 15.5, 15, 15.5]
    for (let i = 0; i < corners.length; i += 2) draw.lineTo(x + (corners[i] ?? 0), y + (corners[i + 1] ?? 0))
    draw.closePath()
    draw.fillStyle = '#1d1c19'
    draw.fill()
    draw.lineWidth = 1.5
    draw.strokeStyle = '#ffffff'
    draw.stroke()
  }

  const drawFrame = async (frame: Frame) => {
    const [desk, phone] = [await bitmapOf('desk', frame.desk), await bitmapOf('phone', frame.phone)]
    const { active, pointer } = frame
    draw.fillStyle = '#f7f5f0'
    draw.fillRect(0, 0, size.width, size.height)
    drawSide('desk', desk, active === 'desk')
    drawSide('phone', phone, active === 'phone')
    if (!pointer) return
    const [x, y] = [boxes[active].x + pointer.x, boxes[active].y + pointer.y]
    drawRing(x, y, pointer.press)
    if (active === 'phone') drawFinger(x, y)
    else drawArrow(x, y)
  }

  await drawFrame(frames[0] as Frame)
  const recorder = new MediaRecorder(canvas.captureStream(fps), {
    mimeType: staging.format,
    videoBitsPerSecond: staging.bitsASecond,
    videoKeyFrameIntervalDuration: staging.keyFrameMs,
  } as MediaRecorderOptions)
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
  recorder.start()
  const start = performance.now()
  for (;;) {
    const frame = frames[Math.floor(((performance.now() - start) / 1000) * fps)]
    if (!frame) break
    await drawFrame(frame)
    await new Promise(requestAnimationFrame)
  }
  recorder.stop()
  await stopped
  const reader = new FileReader()
  reader.readAsDataURL(new Blob(pieces))
  await new Promise((resolve) => reader.addEventListener('load', resolve))
  return String(reader.result).split(',')[1] ?? ''
}
