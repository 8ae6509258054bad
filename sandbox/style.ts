const CSS = `
:root {
  --canvas: #f5f6f8; --card: #fff; --ink: #1b2230; --soft: #566072; --line: #d5dae2; --field: #8a93a3;
  --accent: #3a4fc4; --on-accent: #fff; --bad: #b3261e; --bad-canvas: #fdecea; --banner: #fff1cc; --on-banner: #5a4100;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #12151b; --card: #1b2029; --ink: #eceff4; --soft: #a6afbf; --line: #323a48; --field: #6b7587;
    --accent: #a9b6ff; --on-accent: #141a33; --bad: #ffb4ab; --bad-canvas: #3a1c1a; --banner: #4a3a10; --on-banner: #ffe7a8;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: 3px; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 0 0 .5rem; font-size: 1rem; }
p { margin: 0; }
.banner { padding: .5rem 1rem; background: var(--banner); color: var(--on-banner); text-align: center; font-size: .875rem; font-weight: 600; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
main:has(.checkout) { max-width: 60rem; }
main:has(.inbox) { max-width: 52rem; }
.checkout { display: grid; gap: 1.5rem; grid-template-areas: "facts" "form" "tests"; }
.facts { grid-area: facts; display: grid; gap: 1rem; align-content: start; }
.form { grid-area: form; align-self: start; }
.tests { grid-area: tests; font-size: .875rem; color: var(--soft); }
@media (min-width: 52rem) {
  main { padding-top: 3rem; }
  .checkout { grid-template: "facts form" auto "tests form" 1fr / 22rem 1fr; column-gap: 3.5rem; }
}
.soft { color: var(--soft); }
.panel > h2 { margin: 0; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; }
.stack { display: grid; gap: 1rem; }
.turns { display: grid; gap: .75rem 1rem; grid-template-columns: auto 1fr; align-items: center; }
.pair { display: grid; gap: 1rem; grid-template-columns: 1fr 1fr; }
.pair.post { grid-template-columns: 2fr 3fr; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; gap: 1rem; }
legend { padding: 0; margin-bottom: .75rem; font-weight: 600; }
.field { display: grid; gap: .25rem; align-content: start; }
label { font-size: .875rem; font-weight: 500; }
input, select { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--field); border-radius: .5rem; }
::placeholder { color: var(--soft); opacity: 1; }
[aria-invalid="true"] { border-color: var(--bad); }
.problem { color: var(--bad); font-size: .875rem; }
.alert { padding: .75rem 1rem; border-radius: .5rem; background: var(--bad-canvas); color: var(--bad); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button, .button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; border-radius: .5rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; justify-content: center; }
button.second { background: transparent; color: var(--accent); }
.wide { width: 100%; }
.tabs { display: flex; gap: 1.5rem; border-bottom: 1px solid var(--line); }
.tabs a { min-height: 2.75rem; display: inline-flex; align-items: center; text-decoration: none; border-bottom: 3px solid transparent; }
.tabs [aria-current] { color: var(--ink); font-weight: 600; border-color: var(--accent); }
.chips { list-style: none; margin: 0 0 .625rem; padding: 0; display: grid; gap: .375rem; }
.chips li { display: flex; gap: .5rem; align-items: baseline; }
.chips code { font: 500 .8125rem ui-monospace, monospace; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: .375rem; padding: .125rem .5rem; white-space: nowrap; flex: none; }
.amount { font-size: 2rem; line-height: 1.2; font-weight: 600; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th { font-weight: 400; text-align: left; overflow-wrap: anywhere; }
thead th { color: var(--soft); }
th, td { padding: .5rem 0; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; }
tfoot tr:last-child > * { font-weight: 600; }
.number { text-align: right; padding-left: 1rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.check { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem; }
.check input { width: 1.25rem; min-height: 0; height: 1.25rem; flex: none; accent-color: var(--accent); }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.mails { list-style: none; margin: 0; padding: 0; }
.mails li { padding: .875rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.mails li:first-child { border-top: 0; padding-top: 0; }
.mails li:last-child { padding-bottom: 0; }
.search { display: flex; gap: .5rem; align-items: end; }
.search .field { flex: 1; }
.mails a { font-weight: 600; }
.mails p { font-size: .875rem; color: var(--soft); }
iframe { width: 100%; height: 48rem; border: 1px solid var(--line); border-radius: .75rem; background: #fff; }
`

export function styleResponse(): Response {
  return new Response(CSS, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' } })
}
