import { defineConfig } from 'vitest/config';

const rooms = ['domain', 'analysis', 'words', 'node', 'demo', 'web'];

/** Unit and integration tests by room; `e2e` drives real gateways; `reference` needs ../shared/reference. */
export default defineConfig({
  test: {
    reporters: ['default'],
    maxWorkers: 2,
    projects: [
      ...rooms.map((room) => ({
        test: {
          name: room,
          include: [`${room}/**/*.test.{ts,tsx}`],
          exclude: ['**/node_modules/**', '**/*.reference.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          ...(room === 'node' && { globalSetup: ['node/testing/shared-database.ts'] }),
        },
      })),
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // After all others, two at a time: each drives nodes and gateways of its own, and mostly waits for them.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'reference',
          include: ['**/*.reference.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 900_000,
        },
      },
    ],
  },
});
