// How an analysis of effect ends: with an answer, or with a refusal that names what stands in the way.

/** Codes are the ends of ids in the catalogs (`analyse-effect.refused.<code>`); values fill them in. */
export interface Refusal {
  refused: string;
  /** Line of the file where the trouble is. */
  line?: number;
  values: Readonly<Record<string, string | number>>;
}

export function refuse(code: string, values: Refusal['values'] = {}, line?: number): Refusal {
  return { refused: code, values, ...(line === undefined ? {} : { line }) };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

/**
 * Less data than the stated size: the difference may still be added up, but nothing is claimed of it (no interval,
 * no p-value). `need` is the end of an id in the catalogs (`analyse-effect.need.<need>`).
 */
export interface Shortfall {
  need: string;
  has: number;
  wants: number;
}

/** What every method gives. */
export interface Effect {
  /** `difference` in units of the outcome, or `rate ratio`. */
  scale: 'difference' | 'rate ratio';
  estimate: number | null;
  /** 95 % interval; null where the method has none or the data are too few. */
  low: number | null;
  high: number | null;
  /** Standard error: of the difference, or of the logarithm of the rate ratio. */
  se: number | null;
  /** Two-sided. */
  p: number | null;
  intervalMethod: string | null;
  /** Empty when there is enough data to say something. */
  shortfalls: readonly Shortfall[];
}

/** The stated sizes that are not met. */
export function shortfallsOf(needs: readonly Shortfall[]): Shortfall[] {
  return needs.filter(({ has, wants }) => has < wants);
}

/** The effect with its uncertainty taken away where there is too little data to state one. */
export function withoutClaim<T extends Effect>(effect: T): T {
  if (effect.shortfalls.length === 0) return effect;
  return { ...effect, low: null, high: null, se: null, p: null, intervalMethod: null };
}
