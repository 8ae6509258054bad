import type { Dict } from '../en'

export const teamInvite: Dict['teamInvite'] = {}
