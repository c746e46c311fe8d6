export { readAs } from './as-reader.ts';
export { guardStatements, openerRole, readerRole } from './guard.ts';
export { ensureRoles } from './roles.ts';
export { makeTables, type ReadingKind, readingTables, readingVersions } from './tables.ts';
