// The node's own log: one JSON object a line on stderr. Codes, counts, ids of this machine; never a number, a name,
// a place, a message's words or anything a person typed (safety rule 12).
export type LogValue = string | number | boolean | null;

export interface StructuredLog {
  (level: 'info' | 'warn' | 'error', event: string, fields?: Readonly<Record<string, LogValue>>): void;
}

/** A log that writes lines to `write`. Values that do not look like codes are replaced, so that a slip tells nothing. */
export function structuredLog(write: (line: string) => void, now: () => number = Date.now): StructuredLog {
  return (level, event, fields = {}) => {
    const safe = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, safeValue(value)]));
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...safe })}\n`);
  };
}

/** Codes, versions, paths of the node's own and small numbers; anything that could be a phone number is masked. */
function safeValue(value: LogValue): LogValue {
  if (typeof value !== 'string') return value;
  if (/\d{7,}/.test(value) && !/^[0-9a-f-]{36}$/.test(value)) return '(masked)';
  return /^[\w./:@+-]{0,120}$/.test(value) ? value : '(masked)';
}

/** What may be said of an error: its class and its code, never its message. */
export function errorFields(error: unknown): Record<string, LogValue> {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return {
    error: typeof name === 'string' ? name : 'unknown',
    ...(typeof code === 'string' && { code }),
  };
}
