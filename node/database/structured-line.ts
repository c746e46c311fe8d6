/** One line of a structured log. Its fields hold codes, counts and durations, never a person's data. */
export interface StructuredLine {
  readonly level: 'info' | 'warn' | 'error';
  /** What happened, as `area.event`. */
  readonly event: string;
  readonly [field: string]: string | number | boolean;
}

/** Takes the lines that a part of the node has to say. */
export type LogTo = (line: StructuredLine) => void;
