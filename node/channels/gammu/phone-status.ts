import type { DatabaseSync } from 'node:sqlite';

/** What the daemon last learnt from its modem. */
export interface PhoneStatus {
  /** In ms UTC. */
  readonly seenAt: number;
  /** Null where the modem does not tell. */
  readonly signalPercent: number | null;
  readonly operator: string | null;
}

/** Reads it; undefined before the first contact of a daemon's life. */
export function phoneStatus(database: DatabaseSync): PhoneStatus | undefined {
  const row = database.prepare('SELECT SeenAt, Signal, NetName FROM phones ORDER BY SeenAt DESC').get();
  if (row === undefined) return undefined;
  const [signal, name] = [Number(row['Signal']), String(row['NetName'] ?? '')];
  return {
    seenAt: Number(row['SeenAt']),
    signalPercent: signal < 0 ? null : signal,
    operator: name === '' || name === 'ERROR' ? null : name,
  };
}
