import { type Frame, footerLines, type Letter } from './letter'
import { BlockOfMail, Footer } from './primitives'
import { fontFamily, light, styleSheet } from './theme'

/** The html part: a sheet of paper on the canvas, the operator's imprint below. No images, no fonts from elsewhere, no tracking. */
export function Layout({ letter, frame }: { letter: Letter; frame: Frame }) {
  return (
    <html lang={frame.language} dir="ltr" style={{ backgroundColor: light.canvas }}>
      {/* biome-ignore lint/style/noHeadElement: a mail is no page of Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Otherwise some clients turn dates, numbers and addresses into links of their own. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{letter.subject}</title>
        <style>{styleSheet}</style>
      </head>
      <body className="canvas" style={{ margin: 0, padding: 0, backgroundColor: light.canvas, fontFamily }}>
        <Preview text={letter.preview} />
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: 'collapse' }}>
          <tbody>
            <tr>
              <td
                className="canvas edge"
                align="center"
                style={{ padding: '32px 16px', backgroundColor: light.canvas }}
              >
                <Sheet letter={letter} frame={frame} />
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  )
}

/** What the inbox shows beside the subject; not part of the page itself. */
function Preview({ text }: { text: string }) {
  return (
    <div
      aria-hidden="true"
      style={{ display: 'none', overflow: 'hidden', maxHeight: 0, fontSize: 1, lineHeight: '1px' }}
    >
      {text}
    </div>
  )
}

/** Whose paper it is, above the letter. */
function Sender({ name }: { name: string }) {
  const style = { margin: '0 0 20px', fontSize: 14, lineHeight: '22px', fontWeight: 600, color: light.muted } as const
  return (
    <p className="muted" style={style}>
      {name}
    </p>
  )
}

function Sheet({ letter, frame }: { letter: Letter; frame: Frame }) {
  const width = { boxSizing: 'border-box', maxWidth: 560, margin: '0 auto', textAlign: 'left' } as const
  const paper = {
    ...width,
    padding: '36px 36px 28px',
    border: `1px solid ${light.line}`,
    borderRadius: 16,
    backgroundColor: light.surface,
  }
  const { supportEmail, abuseEmail } = frame.operator
  return (
    <>
      <main className="surface" style={paper}>
        <Sender name={frame.operator.name} />
        {letter.blocks.map((block) => (
          <BlockOfMail
            key={JSON.stringify(block)}
            block={block}
            copyLink={frame.t.mails.copyLink}
            addresses={[supportEmail, abuseEmail]}
          />
        ))}
      </main>
      <footer style={{ ...width, padding: '20px 8px 0' }}>
        <Footer lines={footerLines(frame)} />
      </footer>
    </>
  )
}
