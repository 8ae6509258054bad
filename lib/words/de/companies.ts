import type { Dict } from '../en'

export const companies: Dict['companies'] = {}
