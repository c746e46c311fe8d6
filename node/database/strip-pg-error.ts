/** What may be known of a failure in the database: its code and the constraint, nothing that was written. */
export class PgFailure extends Error {
  /** SQLSTATE (`23505`), or the system's code for a broken connection (`ECONNRESET`). */
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(code: string, constraint: string | undefined) {
    super(`PostgreSQL: ${code}${constraint === undefined ? '' : ` on ${constraint}`}`);
    this.code = code;
    this.constraint = constraint;
  }
}

const sqlState = /^[0-9A-Z]{5}$/;
const systemCode = /^E[A-Z0-9_]+$/;

/**
 * Takes from a failure of `pg` everything that can carry data: `detail`, `where`, `hint`, `internalQuery`, and the
 * message too, for `invalid input syntax for type bigint: "…"` quotes what was sent. Errors that did not come from
 * the database are given back as they are.
 */
export function stripPgError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const isFromServer = 'severity' in error && sqlState.test(error.code);
  const isFromSystem = ('syscall' in error || error instanceof AggregateError) && systemCode.test(error.code);
  if (!isFromServer && !isFromSystem) return error;
  const constraint =
    'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
  const stripped = new PgFailure(error.code, constraint);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  stripped.stack = [`${stripped.name}: ${stripped.message}`, ...frames].join('\n');
  return stripped;
}
