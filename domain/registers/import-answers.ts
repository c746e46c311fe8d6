// What becomes of a file that fills a register: whitelist and types in one.
import { type Static, Type } from 'typebox';

const maybeText = Type.Union([Type.String(), Type.Null()]);

export const importKinds = ['bases', 'communities', 'posts', 'duties', 'sources', 'roads'] as const;
export type ImportKind = (typeof importKinds)[number];

/** FORMATS: what fills the registers is the administrator's, and the provincial protection manager's for her own. */
export const importers: readonly string[] = ['administrator', 'protection-manager'];

/** An empty file: CSV, its headers in the language asked for. */
export const importTemplateAnswer = Type.Object({ file: Type.String() });
export type ImportTemplateAnswer = Static<typeof importTemplateAnswer>;

/** What became of a file: done whole, or not at all. */
export const importAnswer = Type.Object({
  /** True where the file now holds in the registers, also where all of it did before. */
  isDone: Type.Boolean(),
  lines: Type.Integer(),
  /** Lines that brought something new. */
  added: Type.Integer(),
  /** Lines that said what is so already. */
  unchanged: Type.Integer(),
  /** Why the file as a whole cannot be read, in the language asked for. */
  unreadable: maybeText,
  /** Lines with something wrong; `problems` has the first 200. */
  wrong: Type.Integer(),
  problems: Type.Array(
    Type.Object({
      line: Type.Integer(),
      field: maybeText,
      /** What the field is called in the file, in the language asked for. */
      column: maybeText,
      refused: Type.String(),
      /** What to do, in the language asked for. */
      message: Type.String(),
      missing: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});
export type ImportAnswer = Static<typeof importAnswer>;
