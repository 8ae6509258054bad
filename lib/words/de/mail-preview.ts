import type { Dict } from '../en'

export const mailPreview: Dict['mailPreview'] = {
  title: 'Vorschau der Mails',
  lead: 'Alle Mails mit den Personen der Vorführung. Diese Seite gibt es nur auf diesem Rechner.',
  kinds: 'Mails',
  variants: 'Variante',
  languages: 'Sprache',
  parts: 'Teil',
  schemes: 'Farben',
  widths: 'Breite',
  part: { html: 'HTML', text: 'Text' },
  scheme: { light: 'Hell', dark: 'Dunkel' },
  width: { phone: 'Handy', desk: 'Schreibtisch' },
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
