import type { Dict } from '../en'

export const find: Dict['find'] = {}
