// Drawings of steps: a screen with its rows, and the one to touch. Lines only, so that they print well and weigh
// nothing; the words beside them say the same.

const rows = 4;
/** Letters that fit on a row of the drawing. */
const letters = 18;

/** A screen of settings with one named row; which one it is changes from step to step, as it does on the phone. */
export function drawnTouch(label: string, number: number): string {
  const at = number % rows;
  const drawn = Array.from({ length: rows }, (_, row) => {
    const y = 26 + row * 27;
    if (row !== at) return `<path class="grey" d="M18 ${y + 11}h${46 + ((row * 17 + number * 7) % 34)}"/>`;
    return [
      `<rect class="here" x="12" y="${y}" width="116" height="23" rx="3"/>`,
      `<text x="18" y="${y + 15}">${escaped(shortened(label))}</text>`,
      `<circle class="ring" cx="122" cy="${y + 23}" r="8"/>`,
    ].join('');
  });
  return framed(drawn.join(''));
}

/** The file that comes down, or is chosen. */
export function drawnFile(name: string): string {
  return framed(
    `<path class="line" d="M56 28h20l10 10v34H56zM76 28v10h10M71 46v16m-6-6 6 6 6-6"/><text class="mid" x="70" y="94">${escaped(shortened(name))}</text>`,
  );
}

/** A number to be compared. */
export function drawnPairs(pairs: string): string {
  const [first = '', second = ''] = [pairs.slice(0, 14), pairs.slice(15)];
  return framed(
    `<text class="mid" x="70" y="44">SHA-256</text><rect class="here" x="12" y="54" width="116" height="40" rx="3"/><text class="mid mono" x="70" y="71">${escaped(first)}</text><text class="mid mono" x="70" y="87">${escaped(second)}</text>`,
  );
}

function framed(drawn: string): string {
  return `<svg viewBox="0 0 140 150" aria-hidden="true"><rect class="line" x="5" y="3" width="130" height="144" rx="9"/><path class="line" d="M5 19h130M56 139h28"/>${drawn}</svg>`;
}

function shortened(text: string): string {
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
