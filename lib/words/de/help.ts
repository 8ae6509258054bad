import type { Dict } from '../en'

export const help: Dict['help'] = {
  name: 'Hilfe',
  wayBack: 'Zurück zu Ihren Seiten',
  client: {
    title: 'Noch eine Frage?',
    text: 'Um die Technik kümmern sich die Personen in Ihrem Team. Bei Rechnungen und allem anderen schreiben Sie uns.',
    write: (operator) => `An ${operator} schreiben`,
  },
  working: {
    title: 'Für Kunden arbeiten',
    lead: 'Sie bauen eine App. Ihr Kunde übernimmt sie, besitzt sie und zahlt dafür. Sie arbeiten weiter daran.',
    picture: 'Vorher und nachher',
    film: 'Der ganze Weg in einer halben Minute: links die Entwicklung, rechts die Kundin.',
    steps: 'So geht es',
    step: [
      {
        title: 'Bauen',
        text: (days) => `Legen Sie eine App an. Sie ist ${days} Tage kostenlos, und niemand braucht eine Karte.`,
      },
      {
        title: 'Einladen',
        text: () =>
          'Drücken Sie „Kunden einladen“ und geben Sie eine E-Mail-Adresse ein. Daneben sehen Sie die Seite für Ihren Kunden.',
      },
      {
        title: 'Bescheid sagen',
        text: () =>
          'Nennen Sie am Telefon das Prüfwort. Es steht auch in der E-Mail. So weiß Ihr Kunde, dass sie echt ist.',
      },
      {
        title: 'Ihr Kunde bestellt',
        text: () =>
          'Er liest, was es kostet, gibt Name und Firma an und bestellt. Er braucht kein Passwort und muss nichts einrichten.',
      },
      {
        title: 'Fertig',
        text: () => 'Die App gehört der Firma Ihres Kunden. Adresse, Einstellungen und Daten bleiben, wie sie sind.',
      },
    ],
    money: 'Wer was bezahlt',
    moneyText: [
      'Bis zur Übergabe kostet eine Testphase niemanden etwas. Ihr Kunde zahlt ab dem Tag nach der Bestellung.',
      'Die erste Rechnung kommt am 1. des folgenden Monats. Darauf stehen nur die Tage seit der Übergabe.',
      'Wenn Ihr Kunde nicht zahlt, fällt das nie auf Sie zurück.',
    ],
    keep: 'Was Sie behalten',
    keepText: {
      admin: 'Admin: Sie arbeiten an allen Apps der Firma und können andere einladen. Die Karte sehen Sie nie.',
      collaborator: 'Mitarbeit: Sie arbeiten nur an dieser App.',
      none: 'Kein Zugang: Sie sind nicht mehr beteiligt, und Ihr Kunde sucht sich jemand anderen.',
    },
    questions: 'Wenn es anders kommt',
    question: [
      {
        title: 'Mein Kunde antwortet nicht',
        text: 'Wir erinnern ihn nach der halben Zeit und zwei Tage vor dem Ende. Sie können auch selbst erinnern oder einen neuen Link schicken.',
      },
      {
        title: 'Die Adresse war falsch',
        text: 'Ziehen Sie die Einladung zurück und schicken Sie sie an die richtige. Bestellt ist noch nichts.',
      },
      {
        title: 'Mein Kunde hält die E-Mail für Betrug',
        text: 'Er ruft Sie an und vergleicht das Prüfwort. Oder er gibt es auf unserer Seite ein, ohne einen Link zu öffnen.',
      },
      {
        title: 'Was heißt „Gesehen“?',
        text: 'Jemand hat auf der Seite einen Knopf gedrückt. Öffnen allein zählt nicht, denn das tun auch Mailprogramme.',
      },
      {
        title: 'Ich habe es mir anders überlegt',
        text: 'Ziehen Sie die Einladung zurück. Solange Ihr Kunde nicht bestellt und Zahlungsdaten hinterlegt hat, ist nichts passiert.',
      },
    ],
    checkPage: 'Eine E-Mail prüfen',
    roles: 'Wer was darf',
    rolesLink: 'Die Rollen im Einzelnen',
  },
  roles: {
    title: 'Rollen',
    lead: 'Eine Rolle gilt für eine Person in einer Firma. Wer für mehrere Firmen arbeitet, hat in jeder eine eigene.',
    caption: 'Was jede Rolle darf',
    what: 'Was',
    yes: 'Ja',
    no: 'Nein',
    all: 'Alle',
    own: 'Nur die eigenen',
    namesPlansCosts: 'Nur Namen, Tarife und Kosten',
    samePeople: 'Wer an derselben App arbeitet',
    anyRole: 'Jede Rolle',
    payerOnly: 'Sieht, wer eine App bezahlt',
    notLastOwner: 'Ja, aber nicht als letzte Inhaberin oder letzter Inhaber',
    ifAllowed: 'Wenn die Firma es erlaubt',
    withinLimit: 'Bis zur Grenze; darüber entscheidet, wer die Firma innehat',
    toAdmin: (from) => `${from} zu Admin`,
    rows: {
      apps: 'Apps sehen',
      create: 'Eine App anlegen, größer oder kleiner machen',
      switchOff: 'Eine App abschalten',
      restore: 'Eine abgeschaltete App zurückholen',
      work: 'Einstellungen und Code einer App',
      activity: 'Sehen, was mit Apps geschehen ist',
      tick: 'Festlegen, wer an einer App arbeitet',
      team: 'Das Team sehen',
      invite: 'Leute einladen als',
      change: 'Die Rolle ändern von',
      remove: 'Leute entfernen',
      billing: 'Rechnungen und Zahlungsdaten',
      edit: 'Name und Einstellungen der Firma ändern',
      leave: 'Die Firma verlassen',
      close: 'Die Firma schließen',
      handOver: 'Eine App an einen Kunden übergeben',
      moveAway: 'Eine App in eine andere Firma verschieben',
      moveIn: 'Eine App aus einer anderen Firma aufnehmen',
    },
    rules: 'Das gilt immer',
    rule: [
      'Eine Firma hat immer mindestens eine Inhaberin oder einen Inhaber.',
      'Niemand ändert die eigene Rolle, und wer Inhaber/in ist, wird nie herabgestuft.',
      'Eine Änderung gilt sofort, auf jedem Gerät.',
      'Für alle, die nicht zu einer Firma gehören, gibt es sie nicht.',
    ],
    back: 'Für Kunden arbeiten',
  },
}
