// Prometheus metrics without labels that could name a person, a place or a source.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly entries: Counter<'act' | 'outcome'>;
  readonly messages: Counter<'fate'>;
  readonly refusals: Counter<'code'>;
  readonly intakeSeconds: Histogram;
  readonly ringing: Gauge;
  readonly queued: Gauge;
  readonly isReady: Gauge;
}

export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'ulinzi_' });
  const registers = [registry];
  return {
    registry,
    entries: new Counter({
      name: 'ulinzi_log_entries_total',
      help: 'Entries appended to the log since the start.',
      labelNames: ['act', 'outcome'],
      registers,
    }),
    messages: new Counter({
      name: 'ulinzi_messages_total',
      help: 'Messages received, by what became of them.',
      labelNames: ['fate'],
      registers,
    }),
    refusals: new Counter({
      name: 'ulinzi_refusals_total',
      help: 'Acts refused, by code.',
      labelNames: ['code'],
      registers,
    }),
    intakeSeconds: new Histogram({
      name: 'ulinzi_intake_seconds',
      help: 'Time from a message at the door to its entry on disk.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    ringing: new Gauge({
      name: 'ulinzi_alerts_ringing',
      help: 'Alerts for which somebody is being rung.',
      registers,
    }),
    queued: new Gauge({ name: 'ulinzi_writer_queue', help: 'Jobs waiting for the writer.', registers }),
    isReady: new Gauge({ name: 'ulinzi_ready', help: '1 when the node can take an alert.', registers }),
  };
}
