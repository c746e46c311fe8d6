/** Of the authority's page: a phone of 360 px, a desk, and one sheet of paper. */
export const authorityStyle = `
:root { color-scheme: light dark; --ink: #14181c; --paper: #fff; --grey: #9aa3ab; --mark: #ffe9a8; --line: #4a545c }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecef; --paper: #14181c; --grey: #6a747c; --mark: #5a4a10; --line: #aab3ba } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 12px 16px 32px; max-width: 820px; font: 16px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
h1 { font-size: 1.35rem; margin: 16px 0 8px } h2 { font-size: 1.1rem; margin: 24px 0 8px }
p { margin: 8px 0 } a { color: inherit }
nav { display: flex; flex-wrap: wrap; gap: 4px }
nav a { padding: 10px 12px; border: 1px solid var(--grey); border-radius: 6px; text-decoration: none }
nav a[aria-current] { background: var(--mark); border-color: var(--ink); font-weight: 600 }
.get { display: inline-block; padding: 14px 20px; border: 2px solid var(--ink); border-radius: 8px; font-weight: 700; text-decoration: none }
ol { list-style: none; counter-reset: step; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 12px }
li { counter-increment: step; border: 1px solid var(--grey); border-radius: 8px; padding: 8px; break-inside: avoid }
li::before { content: counter(step); font-weight: 700 }
li.wide { grid-column: span 2 } li p { margin: 4px 0 0 } li:not(:has(svg)) { grid-column: 1 / -1 }
code { font: 14px/1.4 monospace; overflow-wrap: anywhere }
svg { display: block; width: 100%; max-width: 150px; margin: 4px auto 0 }
svg text { font: 11px system-ui, sans-serif; fill: var(--ink) } svg .mid { text-anchor: middle } svg .mono { font-family: monospace; font-weight: 700 }
.line, .ring { fill: none; stroke: var(--line); stroke-width: 2 } .grey { stroke: var(--grey); stroke-width: 6; stroke-linecap: round }
.here { fill: var(--mark); stroke: var(--ink); stroke-width: 1.5 } .ring { stroke: var(--ink) }
.pairs { font: 700 1.5rem/1.3 monospace; letter-spacing: .04em } .whole { font: 13px/1.4 monospace; overflow-wrap: anywhere }
@media print { nav, .get { display: none } body { font-size: 11.5px; line-height: 1.3; max-width: none; padding: 0 } ol { grid-template-columns: repeat(6, 1fr); gap: 4px } li { padding: 4px 6px } li.wide { grid-column: span 3 } svg { max-width: 84px } h1 { margin: 0 0 4px } h2 { margin: 6px 0 2px } p { margin: 4px 0 } .pairs { font-size: 1.2rem } .whole { font-size: 11px } @page { size: A4; margin: 12mm } }
`;
