import type { Page } from '@playwright/test'
import type { Language } from '@/db/vocabulary'
import { BANNED } from '@/testing/banned-words'
import { longSentences } from '@/testing/plain-words'

/** What is not our text: addresses, Apps' names as the tests make them, and everything somebody wrote in quotes. */
const NAMES = /\S+@\S+|\S+\.(?:localhost|example)\S*|\b[a-z]+(?:-[a-z]+)*-\d+\b/g

/** Banned words and sentences of more than 20 words in what a page shows, folds, labels and title included. */
export async function plainWordFaults(page: Page, language: Language): Promise<string[]> {
  const texts = (await page.evaluate(shownTexts)).map((text) => text.replace(NAMES, 'X'))
  const banned = texts.flatMap((text) => text.match(BANNED[language]) ?? [])
  const long = texts.flatMap(longSentences)
  return [...banned.map((word) => `banned: ${word}`), ...long.map((sentence) => `long: ${sentence}`)]
}

/** Runs in the page: each block of text by itself, so that two labels side by side are not taken for one sentence. */
function shownTexts(): string[] {
  const isBlock = (element: Element) => !['inline', 'contents'].includes(getComputedStyle(element).display)
  const texts = [document.title]
  const visit = (element: Element): string => {
    if (element.matches('script, style, template, noscript, blockquote, option, textarea')) return ''
    const label = element.getAttribute('aria-label')
    if (label) texts.push(label)
    const parts = [...element.childNodes].map((node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
      return node instanceof Element ? visit(node) : ''
    })
    const text = parts.join('')
    if (!isBlock(element)) return text
    texts.push(text)
    return '\n'
  }
  visit(document.body)
  return texts.map((text) => text.replace(/[^\S\n]+/g, ' ').trim()).filter(Boolean)
}
