import type { Clock } from '../clock'
import { answerClockPage } from '../clock-page'
import type { Handler } from '../http'
import { styleResponse } from '../style'
import { answerApi } from './api'
import { answerControl } from './control'
import { answerInvoice } from './pages/answer-invoice'
import { answerPage } from './pages/answer-page'
import { answerPortal } from './pages/answer-portal'
import type { Sandbox } from './sandbox'

/** The whole stand-in as one function from request to answer: hosted pages, clock, control, and else the API. */
export function stripeApp(sandbox: Sandbox, clock: Clock): Handler {
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/style.css') return styleResponse()
    if (pathname === '/_clock') return answerClockPage(clock, request)
    if (pathname === '/_control') return answerControl(sandbox, request)
    if (pathname.startsWith('/c/')) return answerPage(sandbox, request)
    if (pathname.startsWith('/i/')) return answerInvoice(sandbox, request)
    if (pathname.startsWith('/p/')) return answerPortal(sandbox, request)
    return answerApi(sandbox, request)
  }
}
