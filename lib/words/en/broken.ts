/** What a page that failed says. A file of its own: it is sent to the browser with every page. */
export const broken = {
  title: 'Something went wrong on our side',
  text: 'Nothing was lost or changed by this page. Try again in a moment.',
  requestId: (id: string) => `If it happens again, tell us this number: ${id}`,
  legal: { imprint: 'Imprint', privacy: 'Privacy', terms: 'Terms' },
  tryAgain: 'Try again',
  renewed: {
    title: 'We changed this page while you had it open',
    text: 'Nothing was done. Load the page again and press once more.',
  },
}
