/** Forecasts of yes or no beside what came. */
export interface Contingency {
  hits: number;
  falseAlarms: number;
  misses: number;
  correctRejections: number;
}

/** The scores of Wilks (1995) and Stephenson (2000, 2008) for yes-or-no forecasts; NaN where a cell that counts is empty. */
export interface ContingencyScores {
  /** Threat score: hits over all that was forecast or came. */
  threatScore: number;
  probabilityOfDetection: number;
  /** Share of cases without the event that were forecast to have it. */
  falseAlarmRate: number;
  /** Share of forecasts of the event that were wrong. */
  falseAlarmRatio: number;
  heidkeSkill: number;
  peirceSkill: number;
  proportionCorrect: number;
  /** Events forecast over events that came. */
  bias: number;
  equitableThreatScore: number;
  oddsRatio: number;
  oddsRatioSkill: number;
  extremeDependency: number;
  symmetricExtremeDependency: number;
  extremalDependencyIndex: number;
  symmetricExtremalDependencyIndex: number;
}

/** All scores of a two by two table. */
export function contingencyScores(table: Contingency): ContingencyScores {
  const { hits: a, falseAlarms: b, misses: c, correctRejections: d } = table;
  const n = a + b + c + d;
  const detection = a / (a + c);
  const falseRate = b / (b + d);
  const hitsByChance = ((a + b) * (a + c)) / n;
  const correctByChance = hitsByChance + ((b + d) * (c + d)) / n;
  const odds = (a * d) / (b * c);
  const [logF, logH] = [Math.log(falseRate), Math.log(detection)];
  const [logNotF, logNotH] = [Math.log(1 - falseRate), Math.log(1 - detection)];
  return {
    threatScore: a / (a + b + c),
    probabilityOfDetection: detection,
    falseAlarmRate: falseRate,
    falseAlarmRatio: b / (a + b),
    heidkeSkill: (a + d - correctByChance) / (n - correctByChance),
    peirceSkill: detection - falseRate,
    proportionCorrect: (a + d) / n,
    bias: (a + b) / (a + c),
    equitableThreatScore: (a - hitsByChance) / (a + b + c - hitsByChance),
    oddsRatio: odds,
    oddsRatioSkill: (odds - 1) / (odds + 1),
    extremeDependency: (2 * Math.log((a + c) / n)) / Math.log(a / n) - 1,
    symmetricExtremeDependency: Math.log(hitsByChance / n) / Math.log(a / n) - 1,
    extremalDependencyIndex: (logF - logH) / (logF + logH),
    symmetricExtremalDependencyIndex: (logF - logH - logNotF + logNotH) / (logF + logH + logNotF + logNotH),
  };
}

/** The two by two table of forecasts that say yes from a probability of `threshold` on. */
export function contingencyAt(
  threshold: number,
  probabilities: ArrayLike<number>,
  events: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Contingency {
  const table = { hits: 0, falseAlarms: 0, misses: 0, correctRejections: 0 };
  for (let at = 0; at < events.length; at++) {
    const weight = weights?.[at] ?? 1;
    const isForecast = probabilities[at]! >= threshold;
    if (events[at] === 1) table[isForecast ? 'hits' : 'misses'] += weight;
    else table[isForecast ? 'falseAlarms' : 'correctRejections'] += weight;
  }
  return table;
}
