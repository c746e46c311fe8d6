/** Every way in which https refuses. Each has its words in words/https (`https.refused.<problem>`). */
export const httpsProblems = [
  'domain',
  'telling',
  'authority-exists',
  'no-authority',
  'other-authority',
  'authority-elsewhere',
  'not-under',
  'lan-address',
  'no-certificate',
  'passphrase',
  'not-opened',
  'file',
  'file-exists',
  'given-unreadable',
  'given-open',
  'given-key',
  'given-name',
  'given-dates',
  'given-chain',
  'exercise',
  'address',
  'port',
  'settings',
] as const;

export type HttpsProblem = (typeof httpsProblems)[number];

/** What cannot be done about https: a code and its values, which the command line says in words. */
export class HttpsRefused extends Error {
  override readonly name = 'HttpsRefused';
  readonly code: `https/${HttpsProblem}`;
  readonly problem: HttpsProblem;
  readonly values: Readonly<Record<string, string>>;

  constructor(problem: HttpsProblem, values: Readonly<Record<string, string>> = {}) {
    super(`https/${problem}`);
    this.code = `https/${problem}`;
    this.problem = problem;
    this.values = values;
  }
}
