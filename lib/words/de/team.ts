import type { Dict } from '../en'

export const team: Dict['team'] = {}
