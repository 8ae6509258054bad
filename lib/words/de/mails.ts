import type { mails as en } from '../en/mails'

/** The first sentence after `hello` starts with a name or with "Sie" or "Ihr": after a comma German goes on in small letters. */
export const mails: typeof en = {
  hello: (first) => (first ? `Guten Tag ${first},` : 'Guten Tag,'),
  fromName: (developer, operator) => `${developer} über ${operator}`,
  copyLink: 'Oder kopieren Sie diesen Link:',
  messageFrom: (first) => `Nachricht von ${first}`,
  notForYou: (address) => `Sie haben diese E-Mail nicht erwartet? Schreiben Sie an ${address}.`,
  hostingOf: (site, plan) => `Hosting von ${site}, Tarif ${plan}`,
  monthly: (gross, vatNote) => `${gross} (${vatNote})`,
  vatNote: {
    taxed: (rate, country) => `inkl. ${rate} MwSt., ${country}`,
    reverseCharge: 'ohne MwSt., Reverse Charge',
    outsideEu: 'ohne MwSt., außerhalb der EU',
    smallBusiness: 'ohne MwSt., Kleinunternehmerregelung',
  },
  facts: {
    what: 'Worum es geht',
    aMonth: 'Im Monat',
    bills: 'Rechnungen',
    openUntil: 'Gültig bis',
    checkWord: 'Prüfwort',
    to: 'An',
    subject: 'Betreff',
    owner: 'Gehört jetzt',
    firstBill: 'Erste Rechnung',
    chargedOn: 'Abbuchung am',
    paymentMethod: 'Zahlungsdaten',
    billsTo: 'Rechnungen gehen an',
    access: 'Zugang haben',
    contractPartner: 'Vertragspartner',
    attached: 'Im Anhang',
    yourRole: 'Ihre Rolle',
    youPay: 'Sie zahlen',
    client: 'Kunde',
    email: 'E-Mail',
    site: 'Website',
    why: 'Grund',
    charged: 'Abgebucht',
  },
  kept: {
    admin: (first) => `${first} kümmert sich weiter um die Technik.`,
    collaborator: (first) => `${first} arbeitet weiter daran.`,
    none: () => 'Danach kümmert sich niemand um die Technik. Sie können jederzeit jemanden einladen.',
  },
  footer: {
    vatId: (id) => `USt-IdNr. ${id}`,
    sample: 'Dies ist ein Muster. Die Firma oben gibt es nicht.',
  },
  codes: {
    subject: (code) => `Ihr Code lautet ${code}`,
    label: 'Ihr Code',
    validity: 'Der Code gilt 10 Minuten.',
    aWebsite: 'eine Website',
    aCompany: 'einer Firma',
    titles: {
      'sign-up': 'Bestätigen Sie Ihre E-Mail-Adresse',
      'sign-up-known': 'Sie haben schon ein Konto',
      'sign-in': 'Melden Sie sich mit diesem Code an',
      'prove-mailbox': 'Bestätigen Sie, dass dieses Postfach Ihnen gehört',
      'join-team': 'Bestätigen Sie, dass dieses Postfach Ihnen gehört',
    },
    why: {
      'sign-up': (operator) => `Sie bestätigen Ihr neues Konto bei ${operator} mit diesem Code.`,
      'sign-up-known': (operator) =>
        `Sie haben bei ${operator} schon ein Konto. Jemand wollte mit Ihrer Adresse ein neues anlegen. Mit diesem Code melden Sie sich an.`,
      'sign-in': (operator) => `Sie melden sich mit diesem Code bei ${operator} an.`,
      'prove-mailbox': (_operator, site) => `Sie möchten ${site} übernehmen. Geben Sie dafür diesen Code ein.`,
      'join-team': (_operator, company) =>
        `Sie möchten dem Team von ${company} beitreten. Geben Sie dafür diesen Code ein.`,
    },
    secret: (operator) =>
      `Geben Sie den Code an niemanden weiter. ${operator} fragt nie am Telefon oder per E-Mail danach.`,
    notYou: {
      'sign-up': 'Das waren nicht Sie? Dann löschen Sie diese E-Mail einfach. Es passiert nichts.',
      'sign-up-known': 'Das waren nicht Sie? Dann löschen Sie diese E-Mail einfach. Ihr Konto bleibt, wie es ist.',
      'sign-in':
        'Das waren nicht Sie? Dann löschen Sie diese E-Mail einfach. Ohne den Code kann sich niemand anmelden.',
      'prove-mailbox': 'Das waren nicht Sie? Dann löschen Sie diese E-Mail einfach. Es passiert nichts.',
      'join-team': 'Das waren nicht Sie? Dann löschen Sie diese E-Mail einfach. Es passiert nichts.',
    },
  },
  invite: {
    subject: (site, first) => `${site}: Hosting von ${first} übernehmen`,
    preview: (gross, until) => `Heute ist nichts zu zahlen. Gültig bis ${until}. ${gross} im Monat.`,
    title: (first, site) => `${first} bittet Sie, das Hosting von ${site} zu übernehmen`,
    sender: (name, company, email) =>
      `${name} (${company ? `${company}, ` : ''}${email}) schickt Ihnen diese Einladung.`,
    contractPartner: (legalName, first) => `Ihr Vertragspartner ist ${legalName}, nicht ${first}.`,
    change: (yourNoun) => `Nach Ihrer Bestellung läuft ${yourNoun} auf den Namen Ihrer Firma.`,
    firstBillRule: 'Die erste kommt am 1. des Monats nach Ihrer Bestellung',
    nothingYet: 'Heute wird nichts abgebucht. Sie bestellen erst, wenn Sie auf „Zahlungspflichtig bestellen“ drücken.',
    checkNote: (first) =>
      `${first} kann Ihnen am Telefon dieselben Wörter nennen. Dann wissen Sie, dass diese E-Mail echt ist.`,
    button: 'Einzelheiten ansehen',
    checkPage: (page) =>
      `Sie möchten lieber keinem Link folgen? Geben Sie ${page} im Browser ein und prüfen Sie diese E-Mail dort.`,
    questions: (first) => `Fragen? Antworten Sie auf diese E-Mail. Ihre Antwort geht an ${first}.`,
    notForYou: (first, abuse) =>
      `Nicht für Sie? Löschen Sie diese E-Mail. Dann passiert nichts. Wenn Sie ${first} nicht kennen, schreiben Sie uns: ${abuse}.`,
  },
  inviteCopy: {
    subject: (client) => `Kopie: Ihre Einladung an ${client}`,
    received: (client) => `Das hat ${client} bekommen`,
    noLink: 'Ihre Kopie hat weder Knopf noch Link. Am Link erkennen wir, wem das Postfach gehört.',
  },
  withdrawn: {
    subject: {
      developer: (developer, site) => `${developer} hat die Einladung für ${site} zurückgezogen`,
      'right-lost': (_developer, site) => `Einladung für ${site} gilt nicht mehr`,
    },
    title: {
      developer: (first) => `${first} hat die Einladung zurückgezogen`,
      'right-lost': () => 'Diese Einladung gilt nicht mehr',
    },
    what: {
      developer: (developer, site) => `${developer} bittet Sie nicht mehr, das Hosting von ${site} zu übernehmen.`,
      'right-lost': (developer, site) => `${developer} kann das Hosting von ${site} nicht mehr übergeben.`,
    },
    nothingToDo: 'Sie müssen nichts tun.',
    linkDead: 'Es wurde nichts abgebucht. Der Link aus unserer früheren E-Mail funktioniert nicht mehr.',
  },
  doneClient: {
    subject: (site) => `${site} gehört jetzt Ihnen`,
    preview: (day) => `Die erste Rechnung kommt am ${day}. Bewahren Sie diese E-Mail auf.`,
    title: (site) => `${site} läuft jetzt auf Ihren Namen`,
    complete: (yourNoun, company) =>
      `Ihre Bestellung ist abgeschlossen. ${yourNoun} läuft jetzt auf den Namen ${company}.`,
    firstBill: (amount, day, period) => `${amount} am ${day}, für den ${period}`,
    nothingElse: 'Mehr müssen Sie nicht tun.',
    button: 'Zu Ihrer Übersicht',
    signIn: 'Später melden Sie sich mit dieser E-Mail-Adresse an. Wir schicken Ihnen dann einen Code.',
    keep: 'Bewahren Sie diese E-Mail auf. Sie bestätigt Ihre Bestellung.',
    notOrdered: (support) => `Sie haben das nicht bestellt? Schreiben Sie an ${support}.`,
  },
  doneDeveloper: {
    subject: (client, site) => `${client} hat ${site} übernommen`,
    role: {
      admin: (company) => `Sie sind jetzt Admin bei ${company}.`,
      collaborator: (_company, site) => `Ihre Rolle bei ${site} ist jetzt Mitarbeit.`,
      none: (_company, site) => `Ihr Zugang zu ${site} ist beendet.`,
    },
    roleName: { admin: 'Admin', collaborator: 'Mitarbeit', none: 'Keine' },
    after: {
      admin: 'Sie kümmern sich weiter um die Technik.',
      collaborator: 'Sie arbeiten weiter daran.',
      none: 'Ihr Kunde kann Sie jederzeit wieder einladen.',
    },
    youPay: (day) => `Ab dem ${day} nichts mehr`,
    unchanged: 'Adresse, Einstellungen, Code und Domains bleiben, wie sie sind.',
    button: (company) => `${company} öffnen`,
  },
  newLinkWanted: {
    subject: (client, site) => `${client} bittet um einen neuen Link für ${site}`,
    expired: (day) => `Ihre Einladung ist am ${day} abgelaufen.`,
    what: 'Mit einem Klick senden Sie einen neuen Link zum selben Angebot.',
    button: 'Neuen Link senden',
    doNothing: 'Sie möchten nicht mehr übergeben? Dann müssen Sie nichts tun.',
  },
  notCharged: {
    subject: (site) => `Für ${site} wurde nichts abgebucht`,
    preview: 'Ihre Bestellung kam nicht zustande.',
    title: 'Ihre Bestellung kam nicht zustande',
    what: (site) => `Sie wollten das Hosting von ${site} übernehmen. Das hat nicht geklappt.`,
    nothing: 'Nichts',
    removed: 'Wieder entfernt',
    reasons: {
      withdrawn: () => 'Die Einladung wurde zurückgezogen, bevor die Zahlungsdaten da waren.',
      declined: () => 'Die Einladung wurde abgelehnt, bevor die Zahlungsdaten da waren.',
      completed: () => 'Jemand anderes hatte schon bestellt.',
      'terms-changed': () =>
        'Das Angebot hat sich geändert, bevor die Zahlungsdaten da waren. Die Einladung gilt weiter.',
      'right-lost': (site) => `Das Recht, ${site} zu übergeben, bestand nicht mehr.`,
      'app-gone': (site) => `${site} gibt es nicht mehr.`,
      other: () => 'Die Einladung konnte nicht mehr abgeschlossen werden.',
    },
    questions: (first, email) => `Fragen zur Einladung? Schreiben Sie an ${first}: ${email}.`,
  },
  notChargedDeveloper: {
    subject: (site) => `${site}: Übergabe gescheitert`,
    preview: 'Es wurde nichts abgebucht.',
    what: (site) => `Ihre Einladung für ${site} wurde angenommen. Die Übergabe hat aber nicht geklappt.`,
    button: 'Einladung ansehen',
  },
}
