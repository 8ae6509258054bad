import { auth } from './en/auth'
import { client } from './en/client'
import { common } from './en/common'
import { developer } from './en/developer'
import { mails } from './en/mails'
import { refusals } from './en/refusals'
import { wizard } from './en/wizard'

export const en = { auth, client, common, developer, mails, refusals, wizard }
