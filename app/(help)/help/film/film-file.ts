import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Language } from '@/db/vocabulary'

/** The size in pixels in which the film is made and shown. */
export const FILM = { width: 1090, height: 788 }

/** Where `npm run film` puts the film of a language, and the help page takes it from. */
export function filmFile(language: Language): string {
  return path.resolve('film', `overto-${language}.webm`)
}

/** Whether somebody has made it: it is no part of the sources. */
export function hasFilm(language: Language): boolean {
  return existsSync(filmFile(language))
}
