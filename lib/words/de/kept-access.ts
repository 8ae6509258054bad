import type { keptAccess as en } from '../en/kept-access'

export const keptAccess: typeof en = {
  title: (f) => `Was darf ${f.sender} bei ${f.company}?`,
  titleNew: (sender) => `Was darf ${sender} dort?`,
  asks: {
    admin: (sender) => `${sender} möchte Admin dieser Firma sein und sich um die Technik kümmern.`,
    collaborator: (sender) => `${sender} möchte weiter daran arbeiten.`,
  },
  less: (sender) => `${sender} weniger erlauben`,
  choice: {
    admin: 'Alle Websites, als Admin',
    collaborator: 'Nur, was Sie jetzt übernehmen',
    none: 'Kein Zugang',
  },
  means: {
    admin: 'Darf Websites anlegen oder abschalten und andere einladen. Sieht weder Karte noch Bankkonto.',
    collaborator: 'Arbeitet daran und sieht keine andere Website und keine Rechnungen.',
    none: 'Dann kümmert sich niemand um die Technik.',
  },
  asked: (sender) => `${sender} bittet darum.`,
  more: {
    nothing: (sender) => `Das ist mehr als heute: ${sender} gehört nicht zu dieser Firma.`,
    billing: (sender) => `Das ist mehr als heute: ${sender} zahlt dort und sieht die Rechnungen.`,
    collaborator: (f) => `Das ist mehr als heute: ${f.sender} arbeitet dort an ${f.websites}.`,
  },
  ends: (sender) => `${sender} hat danach keinen Zugang mehr.`,
  stays: (f) => `${f.sender} bleibt ${f.role} bei ${f.company}.`,
}
