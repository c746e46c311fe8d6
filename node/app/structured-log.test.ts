import { describe, expect, it } from 'vitest';
import { errorFields, makeMetrics, structuredLog } from './index.ts';

const linesOf = (work: (log: ReturnType<typeof structuredLog>) => void) => {
  const lines: string[] = [];
  work(
    structuredLog(
      (line) => lines.push(line),
      () => 0,
    ),
  );
  return lines;
};

describe("the node's log", () => {
  it('is one JSON object a line, with its time, level and event', () => {
    const lines = linesOf((log) => log('info', 'node.open', { port: 8787, isNew: true }));
    expect(lines).toEqual([
      '{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"node.open","port":8787,"isNew":true}\n',
    ]);
  });

  it.each([
    ['a phone number', '+243990777101'],
    ['a phone number within a path', '/spool/in/IN20261124_243990777101.txt'],
    ['words', 'nyumba zinawaka'],
    ['a name', 'Furaha Kanari'],
    ['text with a line of its own', 'x\n{"level":"info"}'],
    ['anything long', 'x'.repeat(121)],
    ['letters with accents', 'Butembo-à-côté'],
  ])('does not repeat %s', (_title, value) => {
    expect(linesOf((log) => log('warn', 'x', { value }))[0]).toContain('"value":"(masked)"');
  });

  it('keeps codes, ids, routes and counts', () => {
    const fields = {
      code: 'alert/closed',
      id: '00000000-0000-4000-8000-000000000000',
      route: '/api/alerts/:ref',
      n: 3,
    };
    expect(linesOf((log) => log('info', 'x', fields))[0]).toContain(JSON.stringify(fields).slice(1, -1));
  });
});

describe('what is said of an error', () => {
  it('is its class and code, never its message, values or stack', () => {
    const error = Object.assign(new TypeError('Key (phone)=(+243990777101) already exists'), {
      code: '23505',
      detail: '+243990777101',
    });
    expect(errorFields(error)).toEqual({ error: 'TypeError', code: '23505' });
    expect(errorFields({ message: 'nyumba' })).toEqual({ error: 'unknown' });
  });
});

describe('metrics', () => {
  it('count by codes: no label that could name a person, a place, a source or a phone', async () => {
    const own = (await makeMetrics().registry.getMetricsAsJSON()).filter(
      (metric) => !/process|nodejs/.test(metric.name),
    );
    expect(own.map((metric) => metric.name).sort()).toEqual([
      'ulinzi_alerts_ringing',
      'ulinzi_intake_seconds',
      'ulinzi_log_entries_total',
      'ulinzi_messages_total',
      'ulinzi_ready',
      'ulinzi_refusals_total',
      'ulinzi_writer_queue',
    ]);
    const metrics = makeMetrics();
    expect(() => metrics.messages.inc({ from: '+243990777101' } as never)).toThrow(/label/);
  });
});
