import type { Dict } from '../en'

export const closing: Dict['closing'] = {
  preview: 'Was noch zu bezahlen ist, steht in dieser E-Mail.',
  bills: 'Was noch zu bezahlen ist',
  lastDay: (names) => `Heute ist der letzte bezahlte Tag für: ${names}`,
  nothing: 'Nichts. Keine Rechnung ist offen, und es kommt keine mehr.',
  last: (f) => `Die letzte Rechnung von ${f.company} für ${f.month} beträgt ${f.amount}.`,
  next: (f) => `Die Rechnung von ${f.company} für ${f.month} beträgt ${f.amount}.`,
  withVat: (amount) => `${amount} mit Umsatzsteuer`,
  written: (f) => `Wir schreiben sie am ${f.day} und schicken sie an ${f.email}.`,
  charged: (day) => `Abgebucht wird sie am ${day}.`,
  byLink: 'Bezahlt wird sie auf der Seite hinter dem Link in dieser E-Mail.',
  link: 'Der Link in der E-Mail zeigt jede Rechnung, auch ohne Konto.',
  open: (f) => `Die Rechnung ${f.number} über ${f.amount} bleibt offen.`,
}
