import type { Dict } from '../en'

export const accountPages: Dict['accountPages'] = {}
