import type { away as en } from '../en/away'

export const away: typeof en = {
  title: 'Wir können gerade nicht antworten',
  text: 'Nichts ist verloren. Versuchen Sie es in einer Minute noch einmal.',
  pressed:
    'Haben Sie gerade etwas abgeschickt? Vielleicht ist es nicht angekommen. Gehen Sie zurück und schicken Sie es in einer Minute noch einmal ab. Nichts wird doppelt bestellt oder verschickt.',
  tryAgain: 'Noch einmal versuchen',
  soon: 'gleich wieder da',
  large: {
    title: 'Das ist zu viel auf einmal',
    text: 'Wir nehmen Formulare bis zu einem Megabyte an. Es wurde nichts geändert. Gehen Sie zurück, kürzen Sie Ihren Text oder kreuzen Sie weniger auf einmal an, und schicken Sie es noch einmal ab.',
  },
}
