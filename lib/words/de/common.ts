import type { Dict } from '../en'

export const common: Dict['common'] = {
  productName: 'Overto',
  languages: { en: 'English', de: 'Deutsch' },
  language: 'Sprache',
  skipToContent: 'Zum Inhalt springen',
  optional: 'optional',
  back: 'Zurück',
  cancel: 'Abbrechen',
  change: 'Ändern',
  save: 'Speichern',
  copy: 'Kopieren',
  copied: 'Kopiert',
  personal: 'Persönlich',
  sending: {
    renewedTitle: 'Wir haben diese Seite geändert, während sie bei Ihnen offen war',
    renewed:
      'Was Sie eingegeben haben, steht noch da. Es wurde nichts abgeschickt. Sehen Sie es kurz durch und schicken Sie es noch einmal ab.',
    pressAgain:
      'Wir haben diese Seite geändert, während sie bei Ihnen offen war. Es ist nichts geschehen. Drücken Sie noch einmal',
    notSent:
      'Das konnte nicht abgeschickt werden. Was Sie eingegeben haben, steht noch da. Versuchen Sie es in einer Minute noch einmal',
  },
  form: {
    language: 'de',
    oneError: 'Etwas stimmt noch nicht',
    manyErrors: '{count} Dinge stimmen noch nicht',
    optional: '(optional)',
    errorTitle: 'Fehler:',
    show: 'Anzeigen',
    hide: 'Verbergen',
    counter: '{count} von {max}',
  },
  roles: { owner: 'Inhaber/in', admin: 'Admin', billing: 'Buchhaltung', collaborator: 'Mitarbeit' },
  yourNoun: {
    website: 'Ihre Website',
    'online-shop': 'Ihr Online-Shop',
    app: 'Ihre App',
    project: 'Ihr Projekt',
  },
  nouns: { website: 'Website', 'online-shop': 'Online-Shop', app: 'App', project: 'Projekt' },
  days: { one: '1 Tag', many: (count) => `${count} Tage` },
  daysLeft: (count) => {
    if (count === 0) return 'heute ist der letzte Tag'
    return count === 1 ? 'noch 1 Tag' : `noch ${count} Tage`
  },
  mailState: {
    waiting: 'Die E-Mail wird noch verschickt.',
    late: 'Die E-Mail verspätet sich: Der E-Mail-Dienst antwortet nicht. Wir versuchen es weiter.',
    'given-up': 'Die E-Mail konnte nicht verschickt werden.',
  },
  today: 'Heute',
  flash: {
    'signed-out': 'Sie sind abgemeldet',
    'code-sent': 'Ein neuer Code ist unterwegs. Der alte gilt nicht mehr',
    'app-created': 'Die App ist bereit. Dort ist noch nichts veröffentlicht',
    'draft-saved': 'Der Entwurf ist gespeichert. Sie finden ihn hier und unter „Einladungen“',
    'draft-deleted': 'Der Entwurf ist gelöscht',
    'invite-sent': 'Die Einladung ist unterwegs',
    'invite-resent': 'Ein neuer Link ist unterwegs. Der alte funktioniert nicht mehr',
    'invite-reminded': 'Die Erinnerung ist unterwegs',
    'invite-withdrawn': 'Die Einladung ist zurückgezogen. Der Link funktioniert nicht mehr',
    saved: 'Gespeichert.',
    'payment-method-saved': 'Das Zahlungsmittel ist hinterlegt',
    'payment-method-waiting':
      'Ihre Bank hat noch nicht geantwortet. Das Zahlungsmittel erscheint hier, sobald sie es tut',
    'password-saved': 'Ihr neues Passwort ist gespeichert',
    'member-invited': 'Die Einladung ist unterwegs',
    'team-invite-resent': 'Ein neuer Link ist unterwegs. Der alte funktioniert nicht mehr',
    'team-invite-corrected': 'Die Einladung ging an die neue Adresse. Der alte Link funktioniert nicht mehr',
    'team-invite-withdrawn': 'Die Einladung ist zurückgezogen. Der Link funktioniert nicht mehr',
    joined: 'Willkommen. Sie gehören jetzt zum Team',
    'role-changed': 'Die Rolle ist geändert. Das gilt ab sofort',
    'apps-ticked': 'Der Zugang ist geändert. Das gilt ab sofort',
    'member-removed': 'Der Zugang ist beendet. Alle Beteiligten erhalten eine E-Mail',
    left: 'Sie haben die Firma verlassen',
    'company-created': 'Die Firma ist angelegt',
    'company-closed': 'Die Firma ist geschlossen',
    'app-moved': 'Die App ist verschoben',
    'key-added': 'Der Schlüssel ist hinzugefügt',
    'key-removed': 'Der Schlüssel ist entfernt',
    'tools-shown': 'Werkzeuge für Entwickler werden jetzt angezeigt',
    'tools-hidden': 'Werkzeuge für Entwickler sind jetzt ausgeblendet',
    'newsletter-asked': 'Fast fertig: Öffnen Sie den Link in der E-Mail an Sie',
    'newsletter-stopped': 'Sie erhalten keinen Newsletter mehr',
    'mail-genuine': 'Diese E-Mail ist von uns. Hier sehen Sie, worum es geht.',
    'amount-shown': 'Unten steht der Betrag für Ihr Land. Lesen Sie ihn, bevor Sie bestellen.',
    'terms-changed': 'Das Angebot hat sich geändert. Lesen Sie es noch einmal und bestellen Sie dann erneut.',
    'payment-unreachable':
      'Die Bezahlseite ist gerade nicht erreichbar. Es wurde nichts abgebucht. Versuchen Sie es in einer Minute noch einmal.',
    'vat-id-refused':
      'Diese USt-IdNr. wurde nicht angenommen. Es wurde nichts abgebucht. Prüfen Sie die Nummer und bestellen Sie dann erneut.',
  },
  errors: {
    notFoundTitle: 'Das gibt es nicht, oder Sie haben keinen Zugang dazu',
    notFoundText: 'Prüfen Sie die Adresse, oder gehen Sie zurück.',
    goOn: 'Zur Startseite',
    databaseAway:
      'Wir können gerade nichts speichern. Es hat sich nichts geändert. Versuchen Sie es in einer Minute noch einmal',
  },
}
