import { type Html, html, pageResponse } from '../page'
import { addresses, type Mail } from './mails'

const BANNER = 'Sandbox inbox, no mail leaves this machine'

export function inboxPage(mails: Mail[], to: string): Response {
  const list = mails.map(
    (mail) => html`<li><a href="/mail/${mail.id}">${String(mail.body.subject)}</a>
<p>To ${addresses(mail.body.to).join(', ')} · ${time(mail)}</p></li>`,
  )
  const main = html`<div class="inbox stack">
<h1>Inbox</h1>
<form class="search" action="/">
<div class="field"><label for="to">Recipient</label><input id="to" name="to" value="${to}" inputmode="email"></div>
<button class="second">Filter</button>
</form>
<div class="panel">${list.length > 0 ? html`<ul class="mails">${list}</ul>` : html`<p>No mail yet.</p>`}</div>
</div>`
  return pageResponse('Inbox', BANNER, main)
}

export function mailPage(mail: Mail): Response {
  const main = html`<div class="inbox stack">
<p><a href="/"><span aria-hidden="true">← </span>Inbox</a></p>
<h1>${String(mail.body.subject)}</h1>
<dl>
${row('From', [String(mail.body.from)])}
${row('To', addresses(mail.body.to))}
${row('Copy', addresses(mail.body.cc))}
${row('Reply to', addresses(mail.body.reply_to))}
${row('Sent', [time(mail)])}
${headers(mail).map(([name, value]) => row(name, [value]))}
</dl>
${attachmentLinks(mail)}
<p><a href="/mail/${mail.id}/html">Open as a page</a> · <a href="/mail/${mail.id}/text">Plain text</a></p>
<iframe src="/mail/${mail.id}/html" title="The mail" sandbox="allow-popups allow-top-navigation-by-user-activation"></iframe>
</div>`
  return pageResponse(String(mail.body.subject), BANNER, main)
}

/** The mail's own HTML, without scripts; its links leave the frame. */
export function mailHtml(mail: Mail): Response {
  const body = String(mail.body.html ?? '')
  const base = '<base target="_top">'
  const page = /<head[^>]*>/i.test(body) ? body.replace(/<head[^>]*>/i, (head) => head + base) : base + body
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: http://127.0.0.1:* http://localhost:*; frame-ancestors 'self'",
      'referrer-policy': 'no-referrer',
    },
  })
}

export function mailText(mail: Mail): Response {
  return new Response(String(mail.body.text ?? ''), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

export function missingPage(): Response {
  const main = html`<div class="panel stack"><h1>Page not found</h1><p><a href="/">Inbox</a></p></div>`
  return pageResponse('Page not found', BANNER, main, 404)
}

function row(name: string, values: string[]): Html | undefined {
  return values.length > 0 ? html`<dt>${name}</dt><dd>${values.join(', ')}</dd>` : undefined
}

function headers(mail: Mail): [string, string][] {
  const given = mail.body.headers
  if (given === null || typeof given !== 'object') return []
  return Object.entries(given).map(([name, value]) => [name, String(value)])
}

type Attachment = { filename?: string; content?: string; content_type?: string }

function attachments(mail: Mail): Attachment[] {
  return Array.isArray(mail.body.attachments) ? mail.body.attachments : []
}

function attachmentLinks(mail: Mail): Html | undefined {
  const links = attachments(mail).map(
    ({ filename }, index) =>
      html`<li><a href="/mail/${mail.id}/attachments/${index}">${filename ?? 'unnamed'}</a></li>`,
  )
  return links.length > 0 ? html`<section><h2>Attachments</h2><ul>${links}</ul></section>` : undefined
}

/** Always a download, so that no attachment runs as a page. */
export function mailAttachment(mail: Mail, index: number): Response {
  const attachment = attachments(mail)[index]
  if (!attachment) return missingPage()
  const name = encodeURIComponent(attachment.filename ?? 'unnamed')
  return new Response(Buffer.from(attachment.content ?? '', 'base64'), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
    },
  })
}

function time(mail: Mail): string {
  return `${mail.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
