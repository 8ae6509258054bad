import type { teamMails as en } from '../en/team-mails'

/** The first sentence after `hello` starts with a name or with "Sie" or "Ihr". */
export const teamMails: typeof en = {
  team: {
    things: { developer: 'Apps', client: 'Websites' },
    thingLabel: { developer: 'App', client: 'Website' },
    thingsLabel: { developer: 'Apps', client: 'Websites' },
    roleMeans: {
      owner: () => 'Als Inhaber/in entscheiden und zahlen Sie.',
      admin: () => 'Als Admin kümmern Sie sich um die Technik.',
      billing: () => 'In der Buchhaltung zahlen Sie und sehen die Rechnungen.',
      collaborator: (things) => `Mit der Rolle Mitarbeit arbeiten Sie an einzelnen ${things}.`,
    },
    when: (day, time) => `am ${day} um ${time} Uhr`,
    company: 'Firma',
    name: 'Name',
    role: 'Rolle',
    before: 'Bisherige Rolle',
    now: 'Neue Rolle',
    team: 'Team ansehen',
    open: (company) => `${company} öffnen`,
    checklist: 'Checkliste öffnen',
    checklistPreview: 'Was Sie jetzt vielleicht ändern möchten.',
    checklistWhat: (first) =>
      `Die Checkliste zeigt, was ${first} sehen konnte und was Sie jetzt vielleicht ändern möchten.`,
    ownMessage: 'Ihre Nachricht',
    accountStays: 'Ihr Konto selbst bleibt bestehen.',
    notYou: (address) => `Das waren nicht Sie? Schreiben Sie an ${address}.`,
  },
  teamInvite: {
    subject: (inviter, company) => `${inviter} lädt Sie zu ${company} ein`,
    preview: (role, until) => `Rolle: ${role}. Gültig bis ${until}.`,
    title: (inviter, company) => `${inviter} lädt Sie ins Team von ${company} ein`,
    plainSubject: (inviter) => `${inviter} lädt Sie in ein Team ein`,
    sender: (name, email, company) => `${name} (${email}) bittet Sie, dem Team von ${company} beizutreten.`,
    plainSender: (name, email) => `${name} (${email}) bittet Sie, einem Team beizutreten.`,
    before: 'Es passiert nichts, bevor Sie beitreten. Vorher lesen Sie alles noch einmal.',
    button: 'Einladung ansehen',
  },
  teamInviteWithdrawn: {
    subject: (company) => `Einladung zu ${company} gilt nicht mehr`,
    plainSubject: 'Ihre Einladung gilt nicht mehr',
    what: (inviter, company) =>
      `${inviter} hatte Sie ins Team von ${company} eingeladen. Die Einladung ist zurückgezogen.`,
    plainWhat: (inviter) => `${inviter} hatte Sie in ein Team eingeladen. Die Einladung ist zurückgezogen.`,
    linkDead: 'Der Link aus unserer früheren E-Mail funktioniert nicht mehr.',
  },
  teamInviteDeclined: {
    subject: (person, company) => `${person} möchte nicht zu ${company}`,
    preview: 'Die Einladung ist beendet.',
    what: (person, company) => `${person} möchte dem Team von ${company} nicht beitreten.`,
    again: 'Sie können jederzeit jemand anderen einladen.',
  },
  teamLinkWanted: {
    subject: (person, company) => `${person} bittet um einen neuen Link zu ${company}`,
    subjectShort: (person) => `${person} bittet um einen neuen Link`,
    what: 'Mit einem Klick senden Sie einen neuen Link zur selben Einladung.',
    doNothing: 'Sie möchten diese Person nicht mehr im Team haben? Dann müssen Sie nichts tun.',
  },
  teamInviteExpired: {
    subject: (person, company) => `${person}: Einladung zu ${company} abgelaufen`,
    subjectShort: (person) => `${person}: Einladung abgelaufen`,
    what: (day) => `Ihre Einladung galt bis zum ${day}.`,
  },
  joined: {
    subject: (person, company) => `${person} gehört jetzt zu ${company}`,
    preview: (role) => `Rolle: ${role}.`,
    accepted: (person) => `${person} hat Ihre Einladung angenommen.`,
    invitedBy: (person, inviter) => `${inviter} hatte ${person} eingeladen.`,
    came: (person, company) => `${person} gehört jetzt zum Team von ${company}.`,
    works: 'Der Zugang gilt ab sofort.',
  },
  roleChanged: {
    subject: {
      person: (_person, role, company) => `Ihre neue Rolle bei ${company}: ${role}`,
      other: (person, role, company) => `${person}: jetzt ${role} bei ${company}`,
    },
    preview: { actor: () => 'Von Ihnen geändert.', other: (actor) => `Von ${actor} geändert.` },
    what: {
      person: (actor, when) => `${actor} hat Ihre Rolle ${when} geändert.`,
      actor: (person, when) => `Sie haben die Rolle von ${person} ${when} geändert.`,
      owner: (actor, person, when) => `${actor} hat die Rolle von ${person} ${when} geändert.`,
    },
    works: 'Die neue Rolle gilt ab sofort, auf jedem Gerät.',
  },
  left: {
    subject: {
      person: (_person, company) => `Sie haben ${company} verlassen`,
      owner: (person, company) => `${person} hat ${company} verlassen`,
    },
    what: {
      person: (company, when) => `Sie haben ${company} ${when} verlassen.`,
      owner: (person, company, when) => `${person} hat ${company} ${when} verlassen.`,
    },
    ended: (things) => `Sie haben dort keinen Zugang mehr zu ${things}, Team und Rechnungen.`,
    endedPreview: 'Ihr Zugang ist beendet.',
    back: (company) => `Sie möchten zurückkommen? Lassen Sie sich von ${company} neu einladen.`,
    gone: (first) => `${first} hat auf keinem Gerät mehr Zugang.`,
  },
  removed: {
    subject: {
      person: (_person, company) => `Ihr Zugang zu ${company} ist beendet`,
      actor: (person, company) => `Sie haben ${person} aus ${company} entfernt`,
      owner: (person, company) => `${person} wurde aus ${company} entfernt`,
    },
    preview: (actor, when) => `${actor} hat ihn ${when} beendet.`,
    what: {
      person: (actor, when) => `${actor} hat Ihren Zugang ${when} beendet.`,
      actor: (person, when) => `Sie haben ${person} ${when} entfernt.`,
      owner: (actor, person, when) => `${actor} hat ${person} ${when} entfernt.`,
    },
    questions: (actor) => `Fragen? Wenden Sie sich an ${actor}.`,
  },
  companyClosed: {
    subject: {
      actor: (company) => `Sie haben ${company} geschlossen`,
      other: (company) => `${company} wurde geschlossen`,
    },
    preview: 'Sie müssen nichts tun.',
    what: {
      actor: (company, when) => `Sie haben ${company} ${when} geschlossen.`,
      other: (actor, company, when) => `${actor} hat ${company} ${when} geschlossen.`,
    },
    ended: (things) => `Die ${things} sind endgültig abgeschaltet, und niemand hat mehr Zugang.`,
  },
  appMoved: {
    subject: (site, company) => `${site} gehört jetzt zu ${company}`,
    payerSubject: (site) => `Für ${site} zahlt jetzt jemand anders`,
    preview: { actor: () => 'Von Ihnen verschoben.', other: (actor) => `Von ${actor} verschoben.` },
    what: {
      actor: (site, when) => `Sie haben ${site} ${when} verschoben.`,
      other: (actor, site, when) => `${actor} hat ${site} ${when} verschoben.`,
    },
    from: 'Bisher bei',
    to: 'Jetzt bei',
    payer: {
      actor: (site, when) => `Sie haben ${when} geändert, wer für ${site} zahlt.`,
      other: (actor, site, when) => `${actor} hat ${when} geändert, wer für ${site} zahlt.`,
    },
    payerFrom: (day) => `Ab dem ${day} zahlt, wer jetzt eingetragen ist.`,
    paidFrom: (company, day) => `Ab dem ${day} zahlt ${company} dafür.`,
    stays: 'Adresse und Einstellungen bleiben, wie sie sind.',
    button: (site) => `${site} öffnen`,
  },
  offered: {
    subject: (sender, site, client) => `${sender} bietet ${client} ${site} an`,
    subjectShort: (sender, site) => `${sender} bietet ${site} an`,
    preview: (until) => `Offen bis ${until}.`,
    what: (sender, client, company) => `${sender} hat ${client} gebeten, zu übernehmen, was ${company} gehört.`,
    to: 'Angeboten für',
    until: 'Offen bis',
    means: (sites, company) =>
      `Mit der Zusage gibt ${company} ${sites} ab. Das Eigentum und die Rechnung gehen mit über.`,
    wrong: (first) =>
      `Hat das seine Richtigkeit, müssen Sie nichts tun. Wenn nicht: Lassen Sie ${first} das Angebot zurückziehen. Oder geben Sie ${first} eine Rolle, die das nicht darf. Dann wird es sofort zurückgezogen.`,
    button: { developer: 'Apps ansehen', client: 'Websites ansehen' },
  },
}
