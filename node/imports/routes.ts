// `POST /api/imports/:kind`: a file of bases, communities, posts, duties, sources or roads. All of it or nothing.
import { isRefusal, type Refusal, refuse } from '@ulinzi/domain/kernel';
import {
  type Actor,
  type ImportAnswer,
  importAnswer,
  importers,
  importTemplateAnswer,
  type ImportKind,
  importKinds,
} from '@ulinzi/domain/registers';
import { type Locale, type Speak, speaker } from '@ulinzi/words';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App, Core, NodeAtWork } from '../app/index.ts';
import { DataRefused } from '../cli/command.ts';
import { addRoute, localeOf } from '../http/index.ts';
import { placeMeant } from '../places/index.ts';
import { tableFrom } from '../tables/index.ts';
import type { Problem } from './cell.ts';
import { headerIds } from './header-ids.ts';
import { type Imported, importJob, type Wrong } from './import-job.ts';
import { templateOf } from './columns.ts';
import { mainActOf } from './kinds.ts';
import { type Lines, linesOf } from './lines.ts';

/** Ten thousand lines of some five hundred characters, in base64. */
const mostBytes = 8 * 1024 * 1024;
const mostLines = 10_000;
const problemsShown = 200;

const body = Type.Object(
  {
    /** CSV (UTF-8 or Windows-1252, `;` or `,`) or XLSX. */
    file: Type.String({ minLength: 1, maxLength: mostBytes, description: 'The file, in base64.' }),
    dryRun: Type.Optional(Type.Boolean({ description: 'Check everything, write nothing.' })),
  },
  { additionalProperties: false },
);

interface Asked {
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  readonly actor: Actor;
  readonly isDryRun: boolean;
  readonly locale: Locale;
}

export function addImportRoutes(server: FastifyInstance, node: NodeAtWork): void {
  const { app } = node;
  addRoute(server, app, {
    method: 'POST',
    url: '/api/imports/:kind',
    permission: 'post',
    summary: 'Fill a register from a CSV or XLSX file: all of it, or nothing with every bad line named',
    tag: 'imports',
    params: Type.Object({ kind: Type.Enum([...importKinds]) }),
    body,
    bodyLimit: mostBytes + 1024,
    output: importAnswer,
    handle: async ({ actor, params, body: given, request }) => {
      const kind = params.kind as ImportKind;
      if (!actor || !mayImport(actor, kind)) return refuse('act/not-yours');
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      const bytes = Buffer.from(given.file, 'base64');
      return taken(app, core, {
        kind,
        bytes,
        actor,
        isDryRun: given.dryRun ?? false,
        locale: localeOf(request),
      });
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/imports/:kind/template',
    permission: 'post',
    summary: 'An empty file of a kind: its headers in the language asked for',
    tag: 'imports',
    params: Type.Object({ kind: Type.Enum([...importKinds]) }),
    output: importTemplateAnswer,
    handle: async ({ actor, params, request }) => {
      const kind = params.kind as ImportKind;
      if (!actor || !mayImport(actor, kind)) return refuse('act/not-yours');
      return { file: templateOf(kind, speaker(localeOf(request))) };
    },
  });
}

function mayImport({ role }: Actor, kind: ImportKind): boolean {
  return importers.includes(role) && mainActOf(kind).who.includes(role);
}

async function taken(app: App, core: Core, asked: Asked): Promise<ImportAnswer | Refusal> {
  const speak = speaker(asked.locale);
  let read: Lines;
  try {
    read = await readLines(app, core, asked, speak);
  } catch (error) {
    if (!(error instanceof DataRefused)) throw error;
    return { ...nothingDone, unreadable: error.message };
  }
  const lines = read.lines.length + new Set(read.problems.map(({ line }) => line)).size;
  // The lines that can be read are judged all the same, so that a person mends them together.
  const isDryRun = asked.isDryRun || read.problems.length > 0;
  const { kind, actor } = asked;
  const done = await core.writer.submit(importJob(app, core, { kind, actor, lines: read.lines, isDryRun }));
  if (isRefusal(done)) return done;
  const problems = [...read.problems, ...problemsIn(done, speak)].sort((one, other) => one.line - other.line);
  return {
    isDone: problems.length === 0 && !asked.isDryRun,
    lines,
    added: done.added,
    unchanged: done.unchanged,
    unreadable: null,
    wrong: new Set(problems.map(({ line }) => line)).size,
    problems: problems.slice(0, problemsShown).map(({ missing, ...problem }) => ({
      ...problem,
      column: columnOf(problem.field, speak),
      ...(missing && { missing: [...missing] }),
    })),
  };
}

function columnOf(field: string | null, speak: Speak): string | null {
  const id = field === null ? undefined : headerIds[field];
  return id ? speak(id) : field;
}

const nothingDone = { isDone: false, lines: 0, added: 0, unchanged: 0, wrong: 0, problems: [] };

async function readLines(app: App, core: Core, asked: Asked, speak: Speak): Promise<Lines> {
  const { kind, bytes, actor } = asked;
  const table = await tableFrom(bytes, kind, { speak });
  if (table.rows.length > mostLines)
    throw new DataRefused(
      speak('imports.too-many', { source: kind, lines: table.rows.length, most: mostLines }),
    );
  // Many lines name one place, and nobody else is served while it is looked for.
  const meant = new Map<string, string | Refusal>();
  return linesOf(table, kind, actor, (said) => {
    const place = meant.get(said) ?? placeMeant(app, core, said, null) ?? refuse('place/unknown');
    meant.set(said, place);
    return place;
  });
}

function problemsIn({ wrong }: Imported, speak: Speak): Problem[] {
  return wrong.map(({ line, wrong: one }) => ({ line, ...problemOf(one, speak) }));
}

function problemOf(wrong: Wrong, speak: Speak): Omit<Problem, 'line'> {
  if ('twice' in wrong) return { field: null, refused: 'slug/taken', message: speak('imports.twice') };
  if ('differs' in wrong)
    return { field: wrong.differs, refused: 'slug/taken', message: speak('imports.differs') };
  const { refused, missing = [] } = wrong;
  return { field: missing[0] ?? null, refused, message: speak(`refusals.${refused}`) };
}
