/**
 * Windows of time as half-open runs of intervals: start <= i < end. For each end 0 .. intervals, the first and the
 * last start that may be combined with it; none where the last lies before the first.
 */
export interface Windows {
  intervals: number;
  firstStart: Int32Array;
  lastStart: Int32Array;
}

export interface WindowRules {
  /** Length in intervals, at least. */
  shortest: number;
  /** Length in intervals, at most; may depend on the end (a share of the period so far). */
  longest: number | ((end: number) => number);
  /** Ends allowed, both inclusive. */
  ends?: readonly [from: number, to: number];
  /** Starts allowed, both inclusive. */
  starts?: readonly [from: number, to: number];
}

/** The windows over a number of intervals that keep to the rules. */
export function windowsWithin(intervals: number, rules: WindowRules): Windows {
  const firstStart = new Int32Array(intervals + 1);
  const lastStart = new Int32Array(intervals + 1).fill(-1);
  const [firstEnd, lastEnd] = rules.ends ?? [1, intervals];
  const [earliest, latest] = rules.starts ?? [0, intervals];
  for (let end = Math.max(1, firstEnd); end <= Math.min(intervals, lastEnd); end++) {
    const longest = typeof rules.longest === 'number' ? rules.longest : rules.longest(end);
    firstStart[end] = Math.max(0, earliest, end - longest);
    lastStart[end] = Math.min(latest, end - rules.shortest);
  }
  return { intervals, firstStart, lastStart };
}

/** The whole period as the only window. */
export function wholePeriod(): Windows {
  return windowsWithin(1, { shortest: 1, longest: 1 });
}

export interface WindowReach {
  /** Nothing before the first or after the last boundary matters. */
  from: number;
  to: number;
  shortest: number;
  longest: number;
  count: number;
}

/** Which stretch of time the windows touch, their lengths, and how many there are. */
export function reachOf({ intervals, firstStart, lastStart }: Windows): WindowReach {
  let [from, to, count] = [intervals, 0, 0];
  let [shortest, longest] = [intervals, 0];
  for (let end = 1; end <= intervals; end++) {
    const [first, last] = [firstStart[end]!, lastStart[end]!];
    if (last < first) continue;
    from = Math.min(from, first);
    to = end;
    count += last - first + 1;
    longest = Math.max(longest, end - first);
    shortest = Math.min(shortest, end - last);
  }
  return count === 0
    ? { from: 0, to: 0, shortest: 0, longest: 0, count }
    : { from, to, shortest, longest, count };
}
