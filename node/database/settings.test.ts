import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serverSettings } from './settings.ts';

const gibibyte = 2 ** 30;

test('memory is taken in proportion, within bounds, whatever the machine', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 512 }),
      fc.integer({ min: 1, max: 64 }),
      (gibibytes, processors) => {
        const settings = serverSettings({ memoryBytes: gibibytes * gibibyte, processors }, '/run/x');
        const shared = Number.parseInt(settings['shared_buffers'] ?? '', 10);
        expect(shared).toBeGreaterThanOrEqual(64);
        expect(shared).toBeLessThanOrEqual(Math.min(512, gibibytes * 64));
        expect(Number(settings['max_parallel_workers'])).toBeLessThanOrEqual(
          Number(settings['max_worker_processes']),
        );
      },
    ),
  );
});

test('a socket folder with a quote or a comma in its name stays one folder', () => {
  const settings = serverSettings({ memoryBytes: gibibyte, processors: 2 }, '/run/a "b", c');
  expect(settings['unix_socket_directories']).toBe('"/run/a ""b"", c"');
});
