import type { Dict } from '../en'

export const activityPages: Dict['activityPages'] = {}
