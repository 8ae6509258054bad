import { formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import type { Dict } from '../en'
import { common } from './common'

/** „in 12 Minuten“, oder in Stunden, wo es lange dauert. */
function inTime(minutes: number): string {
  if (minutes < 120) return minutes === 1 ? 'in 1 Minute' : `in ${minutes} Minuten`
  return `in ${Math.ceil(minutes / 60)} Stunden`
}

export const refusals: Dict['refusals'] = {
  'not-found': 'Das gibt es nicht, oder Sie haben keinen Zugang dazu',
  'not-allowed': 'Ihre Rolle erlaubt das nicht',
  'sign-in-first': 'Melden Sie sich zuerst an',
  'too-many': ({ minutes }) => `Das war zu oft. Versuchen Sie es ${inTime(minutes)} noch einmal`,
  'too-busy': 'Gerade melden sich zu viele an. Versuchen Sie es in einer Minute noch einmal',
  'wrong-password': 'E-Mail-Adresse oder Passwort stimmt nicht',
  'password-missing': 'Geben Sie Ihr Passwort ein, oder lassen Sie sich einen Code schicken',
  'wrong-code': 'Dieser Code stimmt nicht. Sehen Sie in der neuesten E-Mail nach',
  'code-form': 'Dieser Code stimmt nicht: Ein Code hat sechs Ziffern. Kopieren Sie ihn aus der neuesten E-Mail',
  'code-expired': 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an',
  'code-tries-used': 'Der Code war zu oft falsch. Fordern Sie einen neuen an',
  'email-invalid': 'Geben Sie eine E-Mail-Adresse wie kim@example.com ein',
  'email-several': 'Geben Sie nur eine E-Mail-Adresse ein',
  'email-gap': 'Nehmen Sie das Leerzeichen aus der E-Mail-Adresse heraus',
  'email-hidden': 'In dieser E-Mail-Adresse steht ein unsichtbares Zeichen. Tippen Sie die Adresse von Hand ein',
  'email-sign': ({ sign }) => `„${sign}“ kann in einer E-Mail-Adresse dort nicht stehen. Prüfen Sie die Adresse`,
  'email-alphabet': ({ sign }) =>
    `„${sign}“ in dieser E-Mail-Adresse ist ein Buchstabe aus einem anderen Alphabet. Tippen Sie die Adresse von Hand ein`,
  'email-mistyped': (facts) =>
    `Meinten Sie ${facts.suggestion}? Wenn Ihre Eingabe doch stimmt, drücken Sie noch einmal auf „Weiter“`,
  'name-missing': 'Geben Sie Ihren Namen ein. Ein Name genügt',
  'client-name-missing': 'Geben Sie Ihren Namen ein',
  'client-email-missing': 'Geben Sie die E-Mail-Adresse ein, an die Ihre Einladung geht',
  'client-name-long': 'Kürzen Sie den Namen auf höchstens 80 Zeichen',
  'name-leads-away':
    'Lassen Sie Webadressen, E-Mail-Adressen und Telefonnummern weg. Nach einem Punkt steht ein Leerzeichen, wie in Dr. No',
  'line-leads-away': 'Lassen Sie Links und E-Mail-Adressen weg. Ein Name wie example.com ist erlaubt',
  'password-short': 'Dieses Passwort ist zu kurz. Nehmen Sie mindestens 12 Zeichen, gern einen kurzen Satz',
  'password-long': 'Dieses Passwort ist zu lang. Nehmen Sie höchstens 128 Zeichen',
  'password-common': 'Dieses Passwort ist leicht zu erraten. Besser ist ein eigener kurzer Satz',
  'password-is-address': 'Ihre E-Mail-Adresse darf nicht Ihr Passwort sein',
  'app-name-form':
    'Nehmen Sie 3 bis 30 Kleinbuchstaben, Ziffern und einzelne Bindestriche. Am Anfang steht ein Buchstabe',
  'app-name-reserved': 'Dieser Name ist reserviert. Wählen Sie einen anderen',
  'app-name-taken': (facts) => `Dieser Name ist vergeben. Versuchen Sie es mit ${facts.suggestion}`,
  'trial-running': (facts) =>
    `Ihre Testphase für ${facts.app} läuft noch. Übergeben Sie zuerst diese App, oder warten Sie das Ende ab`,
  'trials-held': (facts) =>
    `Sie bieten schon ${facts.count === 1 ? 'eine App' : `${facts.count} Apps`} aus der Testphase an. Warten Sie, bis eine davon übernommen ist`,
  'maker-has-trial': 'Wer das begonnen hat, testet gerade etwas anderes. Zurückholen geht, sobald das vorbei ist',
  'app-on-trial': 'Das ist in der Testphase, und niemand zahlt dafür. Sie können es abschalten',
  'plan-over': 'Der Tarif ist schon zu Ende. Wählen Sie einen Tarif, damit es weitergeht',
  'last-day-form': 'Geben Sie einen Tag an, etwa den 30. November',
  'last-day-past': 'Wählen Sie heute oder einen späteren Tag',
  'last-day-far': ({ last }) => `Wählen Sie einen Tag bis zum ${formatDay(last, 'de', 'year')}`,
  'last-app-stays': 'Das ist das Letzte, was hier noch läuft. Abschalten kann es nur, wer die Firma innehat',
  'app-gone': 'Das gibt es endgültig nicht mehr. Zurückholen war sieben Tage lang möglich',
  'trial-not-here': 'In der Firma eines Kunden gibt es keine Testphasen. Buchen Sie die App stattdessen',
  'trial-not-there': 'In der Firma eines Kunden gibt es keine Testphasen. Übergeben Sie die App stattdessen',
  'plan-not-chosen': 'Wählen Sie einen Tarif',
  'app-not-chosen': 'Wählen Sie die App, die Sie übergeben möchten',
  'app-already-offered': (facts) => `Schon ${facts.client} angeboten, bis zum ${formatDay(facts.until, 'de')}`,
  'app-on-offer': 'Diese App ist schon jemandem angeboten. Die andere Einladung muss zuerst zurückgezogen werden',
  'app-in-draft': ({ client }) =>
    `Für diese App gibt es schon einen anderen Entwurf${client ? ` (für ${client})` : ''}. Setzen Sie ihn fort, oder löschen Sie ihn zuerst`,
  'draft-sent': 'Diese Einladung ist schon gesendet. Sie können sie zurückziehen',
  'app-not-eligible': 'Nur Inhaberinnen und Inhaber können diese App übergeben',
  'apps-of-two-companies': 'Wählen Sie nur Apps derselben Firma',
  'own-address': 'Das ist Ihre eigene Adresse. Geben Sie die Adresse der Person ein, die Sie einladen',
  'companies-many': ({ count }) => `Sie haben ${count} Firmen. Schließen Sie zuerst eine, die Sie nicht mehr brauchen`,
  'client-already-member': (facts) =>
    `${facts.email} gehört schon zur Firma, der diese App gehört. Laden Sie jemand anderen ein`,
  'invites-an-hour':
    'Sie haben in der letzten Stunde viele Einladungen gesendet. Warten Sie eine Weile und versuchen Sie es dann noch einmal',
  'invites-a-recipient': ({ count }) =>
    `An diese Adresse ${count === 1 ? 'ging heute schon 1 Einladung' : `gingen heute schon ${count} Einladungen`}. Versuchen Sie es morgen noch einmal`,
  'invites-open': 'Ihre Firma hat zu viele offene Einladungen. Ziehen Sie zuerst eine zurück',
  'new-sender-limit': ({ count }) =>
    `Bis zu Ihrer ersten Übergabe und in den ersten Tagen hier senden Sie höchstens ${count === 1 ? '1 Einladung' : `${count} Einladungen`} am Tag. Versuchen Sie es morgen noch einmal`,
  'message-long': (facts) => `Kürzen Sie die Nachricht um ${facts.count} Zeichen`,
  'message-link':
    'Lassen Sie Webadressen weg, und setzen Sie nach jedem Punkt ein Leerzeichen. Hier erscheint einfacher Text',
  'message-contact': 'Lassen Sie Telefonnummern und E-Mail-Adressen weg. Hier können Sie keine mitschicken',
  'resend-too-soon': 'Die letzte E-Mail ist keine Minute alt. Warten Sie kurz und versuchen Sie es dann noch einmal',
  'remind-too-soon': 'Die letzte E-Mail an Ihren Kunden ist keine 24 Stunden alt. Erinnern Sie morgen',
  'reminders-stopped': 'Ihr Kunde möchte dazu keine Erinnerungen mehr',
  'invite-not-open': 'Diese Einladung gilt nicht mehr',
  'invite-completed': 'Die Übergabe ist schon abgeschlossen',
  'invite-expired': 'Diese Einladung ist abgelaufen',
  'at-payment': 'Die Bezahlseite ist gerade geöffnet. Versuchen Sie es in einer Minute noch einmal',
  'amount-changed': 'Der Betrag hat sich geändert. Lesen Sie alles noch einmal und klicken Sie dann erneut',
  'payer-changed': 'Die Zahlungsdaten haben sich geändert. Lesen Sie alles noch einmal und klicken Sie dann erneut',
  'terms-changed': 'Das Angebot hat sich geändert. Lesen Sie es noch einmal und bestellen Sie dann erneut',
  'tick-missing': 'Bestätigen Sie, dass Sie für Ihre Firma oder Ihren Verein bestellen',
  'company-missing': 'Geben Sie den Namen Ihrer Firma oder Ihres Vereins ein',
  'company-not-owned': 'Wählen Sie eine Ihrer Firmen',
  'kept-access-unknown': 'Wählen Sie aus, was dort erlaubt ist',
  'country-unknown': 'Wählen Sie Ihr Land',
  'vat-id-invalid': ({ letters, example }) =>
    letters && example
      ? `Prüfen Sie die USt-IdNr. Für dieses Land beginnt sie mit ${letters}, zum Beispiel ${example}`
      : 'Prüfen Sie die USt-IdNr. Sie ist nicht vollständig oder gehört zu einem anderen Land',
  'payment-unreachable':
    'Die Bezahlseite ist gerade nicht erreichbar. Es wurde nichts abgebucht. Versuchen Sie es in einer Minute noch einmal',
  'mailbox-not-proven': 'Zeigen Sie zuerst, dass dieses Postfach Ihnen gehört',
  'other-account': 'Diese Einladung gilt für eine andere Adresse',
  'check-word-missing': 'Geben Sie die zwei Wörter ein, die in der E-Mail stehen',
  'check-word-unknown':
    'Wir haben an diese Adresse keine E-Mail mit diesen Wörtern geschickt. Öffnen Sie keinen Link daraus, und fragen Sie am Telefon nach',
  'check-word-form': 'Das Prüfwort besteht aus zwei Wörtern. Beide stehen in der E-Mail',
  'prove-again': 'Zeigen Sie noch einmal, dass Sie es sind. Ihre letzte Anmeldung liegt mehr als 15 Minuten zurück',
  'role-lowered': (facts) =>
    `${facts.by} hat Ihre Rolle in „${common.roles[facts.role]}“ geändert. Hierfür braucht es die Rolle „${common.roles[facts.needed]}“`,
  'last-owner':
    'Außer Ihnen gibt es niemanden, der die Firma innehat. Geben Sie zuerst jemandem diese Rolle, oder schließen Sie die Firma',
  'role-not-chosen': 'Wählen Sie eine Rolle',
  'invite-role-not-allowed': 'Ihre Rolle erlaubt keine Einladungen mit dieser Rolle',
  'member-email-missing': 'Geben Sie die E-Mail-Adresse der Person ein, die Sie einladen möchten',
  'already-member': (facts) => `${facts.email} gehört schon zum Team. Ändern Sie stattdessen die Rolle`,
  'already-invited': (facts) =>
    `${facts.email} ist schon eingeladen, bis zum ${formatDay(facts.until, 'de')}. Senden Sie diese Einladung noch einmal`,
  'team-invites-open': ({ count }) =>
    `Zu diesem Team ${count === 1 ? 'ist 1 Einladung' : `sind ${count} Einladungen`} offen. Ziehen Sie zuerst eine zurück`,
  'invite-app-gone':
    'Worum es in dieser Einladung geht, gibt es nicht mehr. Fragen Sie die Person, die Sie eingeladen hat',
  'invite-apps-missing': 'Wählen Sie mindestens eine App für diese Person',
  'apps-missing': 'Wählen Sie mindestens eine App. Soll jeder Zugang enden, entfernen Sie die Person',
  'last-app': (facts) =>
    `${facts.name} arbeitet hier an nichts anderem. Soll jeder Zugang enden, entfernen Sie die Person`,
  'company-name-missing': 'Geben Sie den Namen der Firma ein',
  'company-name-long': 'Kürzen Sie den Namen auf höchstens 120 Zeichen',
  'company-name-typed': (facts) => `Schreiben Sie den Namen genau so: ${facts.name}`,
  'company-has-open-invite': (facts) =>
    `${facts.apps} ist gerade jemandem angeboten. Diese Einladung muss zuerst zurückgezogen werden`,
  'own-company-stays': 'Das ist Ihre eigene Firma. Sie bleibt so lange wie Ihr Konto',
  'street-missing': 'Geben Sie Straße und Hausnummer ein',
  'city-missing': 'Geben Sie den Ort ein',
  'postcode-missing': 'Geben Sie die Postleitzahl ein',
  'bill-not-due': ({ day }) =>
    `Es ist noch nichts zu bezahlen. Diese Rechnung buchen wir am ${formatDay(day, 'de')} ab`,
  'bill-being-charged': 'Diese Rechnung wird gerade abgebucht. Sehen Sie in einigen Minuten noch einmal nach',
  'bill-is-checked': 'Wir prüfen diese Rechnung. Sobald das getan ist, kann sie bezahlt werden',
  'bill-on-its-way': 'Die Zahlung dieser Rechnung ist unterwegs. Sie muss nicht noch einmal bezahlt werden',
  'bill-cancelled': 'Diese Rechnung ist storniert. Niemand muss sie mehr bezahlen',
  'nothing-to-correct': 'Genau so steht es schon auf der Rechnung',
  'order-number-long': ({ count }) => `Kürzen Sie die Nummer auf höchstens ${count} Zeichen`,
  'requests-many': ({ count }) =>
    `Es warten schon ${count} Anfragen auf eine Antwort. Warten Sie darauf, oder ziehen Sie eine zurück`,
  'contacts-many': ({ count }) => `Es gibt schon ${count}, mehr sind nicht möglich. Ändern Sie davon eine`,
  'invoice-email-missing': 'Geben Sie für Rechnungen eine E-Mail-Adresse wie rechnung@example.com ein',
  'target-not-chosen': 'Wählen Sie, wohin die App gehen soll',
  'target-not-yours': 'Sie können eine App nur in eine Firma verschieben, die Sie innehaben oder als Admin betreuen',
  'contact-not-chosen': 'Wählen Sie, wer bezahlt',
  'payment-overdue': 'Eine Zahlung ist überfällig. Sie muss zuerst bezahlt werden',
  'end-by-owner': ({ by }) =>
    `${by} hat dieses Ende festgelegt. Nur Inhaberinnen und Inhaber können es ändern oder zurücknehmen`,
  'plan-is-this': 'Das ist schon der Tarif. Wählen Sie einen anderen',
  'limit-changed': 'Es muss niemand mehr zustimmen. Lesen Sie alles noch einmal und bestellen Sie',
  'contact-not-ready': 'Es fehlen noch die Angaben zum Bezahlen. Ergänzen Sie diese zuerst',
  'nothing-to-move': 'Die App ist schon dort',
  'request-decided': ({ decision, by }) => {
    if (decision === 'agreed') return `${by} hat schon zugestimmt`
    if (decision === 'refused') return `${by} hat schon Nein gesagt`
    return decision === 'withdrawn'
      ? 'Diese Anfrage wurde zurückgezogen'
      : 'Diese Anfrage gilt nicht mehr. Es hat sich nichts geändert'
  },
  'request-price-changed':
    'Der Preis dieses Tarifs hat sich seitdem geändert. Hier kann nichts bestellt werden. Bitten Sie um eine neue Anfrage',
  'request-outdated':
    'Seit der Anfrage hat sich etwas geändert. Hier kann nichts bestellt werden. Bitten Sie um eine neue Anfrage',
  'beyond-limit':
    'Das ist mehr, als Admins dort ohne Rückfrage bestellen dürfen. Wer diese Firma innehat, kann das ändern',
  'limit-form': 'Geben Sie einen Betrag wie 150 oder 150,00 ein',
  'limit-high': ({ most, currency }) => `Geben Sie höchstens ${formatMoney(most, currency, 'de')} ein`,
  'ssh-key-missing': 'Fügen Sie den öffentlichen Schlüssel ein',
  'ssh-key-private':
    'Das ist Ihr privater Schlüssel. Den sollte sonst niemand haben: Erzeugen Sie ein neues Paar, und fügen Sie die Datei ein, die auf .pub endet',
  'ssh-key-options':
    'Beginnen Sie mit der Art des Schlüssels, zum Beispiel ssh-ed25519. Optionen davor sind nicht erlaubt',
  'ssh-key-lines': 'Das sind mehrere Schlüssel. Fügen Sie jeden einzeln hinzu',
  'ssh-key-type': 'Diese Art von Schlüssel geht nicht. Nehmen Sie ssh-ed25519, ecdsa, oder ssh-rsa ab 2048 Bit',
  'ssh-key-weak': 'Dieser Schlüssel ist zu kurz. Nehmen Sie ssh-ed25519, oder ssh-rsa ab 2048 Bit',
  'ssh-key-broken': 'Dieser Schlüssel ist nicht vollständig. Kopieren Sie die Datei, die auf .pub endet, noch einmal',
  'ssh-key-long': 'Das ist zu lang für einen öffentlichen Schlüssel',
  'ssh-key-taken': 'Dieser Schlüssel ist schon in Gebrauch. Ein Schlüssel gehört zu einem Konto',
  'ssh-keys-many': 'Sie haben 50 Schlüssel. Entfernen Sie zuerst einen',
  'label-missing': 'Geben Sie dem Schlüssel einen Namen, zum Beispiel den Ihres Computers',
  'label-long': 'Kürzen Sie den Namen auf höchstens 80 Zeichen',
  'nobody-chosen': 'Wählen Sie mindestens eine Firma',
}
