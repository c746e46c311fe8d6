import { inspect } from 'node:util';
import fc from 'fast-check';
import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { PgFailure, stripPgError } from './strip-pg-error.ts';

const fields = [
  'detail',
  'hint',
  'where',
  'internalQuery',
  'schema',
  'table',
  'column',
  'dataType',
  'file',
  'routine',
] as const;

function pgError(message: string, text: string): DatabaseError {
  const error = new DatabaseError(message, message.length, 'error');
  return Object.assign(error, Object.fromEntries(fields.map((field) => [field, text])), {
    severity: 'ERROR',
    code: '23505',
    constraint: 'phone_key',
  });
}

test('code and constraint are kept, and nothing that was written', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (words) => {
      const canary = `canary ${words} canary`;
      const stripped = stripPgError(pgError(`invalid input syntax for type bigint: "${canary}"`, canary));
      expect(stripped).toBeInstanceOf(PgFailure);
      expect(stripped).toMatchObject({ code: '23505', constraint: 'phone_key' });
      expect(inspect(stripped, { showHidden: true, depth: Number.POSITIVE_INFINITY })).not.toContain(
        'canary',
      );
    }),
  );
});

test('a broken connection keeps its code and loses its address', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: '10.1.2.3',
  });
  const stripped = stripPgError(error);
  expect(stripped).toMatchObject({ code: 'ECONNREFUSED', constraint: undefined });
  expect(inspect(stripped)).not.toContain('10.1.2.3');
});

test('an error that is not the database’s is given back as it is', () => {
  const bug = new TypeError('a bug');
  expect(stripPgError(bug)).toBe(bug);
  expect(stripPgError('words')).toBe('words');
});
