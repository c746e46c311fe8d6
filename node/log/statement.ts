/** One statement of a batch. */
export interface Statement {
  /** Prepared once under this name. */
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}
