// A channel in a process of its own, for tests that kill the node: it gives Kannel one text.
import { KannelChannel, type KannelOptions } from '@ulinzi/node/channels/kannel';

const { options, id, address } = JSON.parse(process.argv[2] ?? '{}') as {
  options: Omit<KannelOptions, 'address' | 'events' | 'log' | 'now'>;
  id: string;
  address: string;
};
const channel = new KannelChannel({
  ...options,
  address: () => address,
  events: { incoming: async () => {}, delivery: async () => {} },
  log: () => {},
  now: Date.now,
});
await channel.start();
await channel.send({ id, to: '+243000000001', text: 'EXERCISE', urgent: true });
