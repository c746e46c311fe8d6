// How many records share a person's keys, and how likely that makes it to find her.

export interface KeyRecord {
  /** Values of the keys; null (missing) agrees with every value. */
  keys: readonly (string | null)[];
  /** How many people of the population the record stands for. */
  weight: number;
}

export interface RecordRisk {
  /** fk: records that agree with it on every key, itself among them. */
  count: number;
  /** Fk: the sum of their weights, an estimate of the people who do. */
  population: number;
  /** Chance that a link to it by its keys is right. */
  risk: number;
}

/** Counts and risk of each record. Missing values agree with everything, as in sdcMicro's freqCalc. */
export function recordRisks(records: readonly KeyRecord[]): RecordRisk[] {
  const kinds = new Map<string, { keys: readonly (string | null)[]; count: number; weight: number }>();
  const kindOf = records.map(({ keys, weight }) => {
    const key = JSON.stringify(keys);
    const kind = kinds.get(key) ?? { keys, count: 0, weight: 0 };
    kind.count += 1;
    kind.weight += weight;
    kinds.set(key, kind);
    return key;
  });
  const open = [...kinds.values()].filter(({ keys }) => keys.includes(null));
  const riskOf = new Map(
    [...kinds].map(([key, kind]) => {
      const alike = kind.keys.includes(null)
        ? [...kinds.values()].filter((other) => agree(kind.keys, other.keys))
        : [kind, ...open.filter((other) => agree(kind.keys, other.keys))];
      const count = alike.reduce((sum, other) => sum + other.count, 0);
      const population = alike.reduce((sum, other) => sum + other.weight, 0);
      return [key, { count, population, risk: individualRisk(count, population) }];
    }),
  );
  return kindOf.map((key) => riskOf.get(key)!);
}

function agree(a: readonly (string | null)[], b: readonly (string | null)[]): boolean {
  return a.every((value, at) => value === null || b[at] === null || value === b[at]);
}

/**
 * The individual risk of Benedetti and Franconi (1998) with sdcMicro's approximation from three records on: the mean of
 * 1 / (people alike) given `count` records that stand for `population`.
 */
export function individualRisk(count: number, population: number): number {
  const share = Math.min(1, count / population);
  const rest = 1 - share;
  // Near a census the closed forms lose their digits; their limit is one in those recorded.
  if (rest < 1e-6) return 1 / count;
  if (count === 1) return (share / rest) * Math.log(1 / share);
  if (count === 2) return (share / rest ** 2) * (share * Math.log(share) + rest);
  return share / (count - rest);
}
