// A channel in a process of its own, for tests that kill the node: it says when it has started.
import { gammuChannel } from '@ulinzi/node/channels/gammu';

const { spoolDir, runDir, device } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const channel = gammuChannel({
  gateway: 'gateway-1',
  spoolDir: spoolDir!,
  runDir: runDir!,
  device: device!,
  connection: 'none',
  dummy: true,
  now: Date.now,
  log: () => {},
  events: { incoming: async () => {}, delivery: async () => {} },
});
await channel.start();
process.stdout.write('started\n');
