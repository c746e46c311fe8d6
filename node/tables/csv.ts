// CSV by RFC 4180, read in one pass over the text. Our own because a refusal must name the line where each
// bad record starts, all of them at once, and because a million rows should take seconds, not ten.

/** A record and the line of the file (counted from 1) on which it starts. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/** What can be wrong with the text itself: a quote that never closes, or text after a closing quote. */
export interface CsvFault {
  line: number;
  kind: 'quote-open' | 'after-quote';
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Splits CSV text into records. A cell that starts with `"` may hold delimiters, line breaks and doubled quotes;
 * a `"` elsewhere is an ordinary character. Lines end with LF, CR LF or CR; blank lines are left out.
 */
export function parseCsv(text: string, delimiter: string): { records: CsvRecord[]; faults: CsvFault[] } {
  const records: CsvRecord[] = [];
  const faults: CsvFault[] = [];
  const stop = delimiter.charCodeAt(0);
  const end = text.length;
  let position = 0;
  let line = 1;
  let startLine = 1;
  let cells: string[] = [];
  while (position < end) {
    if (text.charCodeAt(position) === QUOTE) {
      const quoted = readQuoted(text, position);
      if (quoted === null) {
        faults.push({ line: startLine, kind: 'quote-open' });
        return { records, faults };
      }
      cells.push(quoted.value);
      line += quoted.breaks;
      position = quoted.next;
    } else {
      let next = position;
      let code = 0;
      while (next < end) {
        code = text.charCodeAt(next);
        if (code === stop || code === LF || code === CR) break;
        next += 1;
      }
      cells.push(text.slice(position, next));
      position = next;
    }
    const code = position < end ? text.charCodeAt(position) : LF;
    if (code === stop) {
      position += 1;
      // A delimiter at the very end of the file opens one more, empty, cell.
      if (position === end) cells.push('');
      else continue;
    } else if (code !== LF && code !== CR) {
      faults.push({ line: startLine, kind: 'after-quote' });
      while (position < end && text.charCodeAt(position) !== LF && text.charCodeAt(position) !== CR)
        position += 1;
    }
    if (text.charCodeAt(position) === CR && text.charCodeAt(position + 1) === LF) position += 1;
    position += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') records.push({ line: startLine, cells });
    cells = [];
    startLine = line;
  }
  return { records, faults };
}

function readQuoted(text: string, open: number): { value: string; next: number; breaks: number } | null {
  let from = open + 1;
  let doubled = false;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) return null;
    if (text.charCodeAt(close + 1) !== QUOTE) {
      const raw = text.slice(open + 1, close);
      return { value: doubled ? raw.replaceAll('""', '"') : raw, next: close + 1, breaks: countBreaks(raw) };
    }
    doubled = true;
    from = close + 2;
  }
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}
