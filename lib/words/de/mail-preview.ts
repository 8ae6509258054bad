import type { Dict } from '../en'

export const mailPreview: Dict['mailPreview'] = {
  title: 'E-Mail-Vorschau',
  lead: 'Alle E-Mails mit den Personen der Demo. Diese Seite gibt es nur auf diesem Rechner.',
  kinds: 'E-Mails',
  variants: 'Variante',
  languages: 'Sprache',
  parts: 'Teil',
  schemes: 'Farben',
  widths: 'Breite',
  part: { html: 'HTML', text: 'Text' },
  scheme: { light: 'Hell', dark: 'Dunkel' },
  width: { phone: 'Handy', desk: 'Computer' },
  subject: 'Betreff',
  length: (count) => `${count} Zeichen`,
  preview: 'Vorschautext',
  from: 'Von',
  replyTo: 'Antwort an',
  headers: 'Kopfzeilen',
  size: 'Größe',
  sizes: (html, text) => `${html} kB HTML, ${text} kB Text`,
  alone: 'Einzeln öffnen',
}
