// For tests: a node that has lived a while, with three increments of its log's backup, the newest keystore backup, and
// an older one that still has keys which were destroyed since.
import { join } from 'node:path';
import { type Ran, ulinzi } from '../../cli/testing/terminal.ts';
import { liveThrough } from '../../log/testing/scenario.ts';
import { HandClock, openTestNode, phones, type TestNode } from '../../testing/test-node.ts';
import { BareMachine, placesOf } from './bare-machine.ts';

const day = 24 * 3_600_000;
export const secretWords = 'Silaha karibu na mto EXERCISE';

export class BackedUpNode {
  readonly clock = new HandClock(Date.now() - 33 * day);
  readonly #machines: BareMachine[] = [];
  test!: TestNode;

  at = (name: string): string => join(this.test.folder, name);

  get key(): string {
    return this.at('stick.key');
  }

  backUp(to = 'log-backup'): Promise<Ran> {
    return ulinzi(['backup', '--to', this.at(to), ...placesOf(this.test)]);
  }

  backUpKeys(to = 'keys-backup'): Promise<Ran> {
    const { dataDir, keysDir } = this.test;
    return ulinzi(['backup-keys', '--to', this.at(to), '--data', dataDir, '--keys', keysDir]);
  }

  restore(
    machine: BareMachine,
    more: { from?: string; keysFrom?: string; key?: string; isReal?: boolean } = {},
  ): Promise<Ran> {
    const { from = this.at('log-backup'), keysFrom = this.at('keys-backup'), key = this.key } = more;
    const words = ['restore', '--from', from, '--keys-from', keysFrom, '--key', key, ...machine.words];
    return ulinzi(more.isReal ? [...words, '--real'] : words);
  }

  async bareMachine(): Promise<BareMachine> {
    const machine = await new BareMachine().create();
    this.#machines.push(machine);
    return machine;
  }

  async removeMachines(): Promise<void> {
    for (const machine of this.#machines.splice(0)) await machine.remove();
  }

  async create(): Promise<this> {
    const { clock } = this;
    this.test = await openTestNode(clock);
    const { test } = this;
    await this.#went(ulinzi(['backup-key', '--to', this.key, '--keys', test.keysDir]));
    await test.sms(phones.stranger, secretWords);
    // Beside the running node.
    await this.#went(this.backUp());
    await test.node.close();
    await this.#went(this.backUpKeys('old-keys'));
    await test.open();
    // Past the term of raw messages: keys are destroyed that the first keystore backup still has.
    clock.advance(31 * day);
    await test.settle();
    await liveThrough(test, 7, 150);
    // Whatever the night has done to the gateway, what waits in the queue is to be able to leave.
    await test.act('gateway.resume', 'administrator', 'exercise');
    const { alert } = await test.sms(phones.source, secretWords);
    await test.http('POST', `/api/alerts/${alert}/words`, 'kibua-cla-1');
    await this.#went(this.backUp());
    clock.advance(day);
    // Of a phone that nobody knows: no act of the night has revoked it.
    const unknown = '+243000000889';
    test.loopback().setReachable(unknown, false);
    await test.sms(unknown, 'Moto EXERCISE');
    await test.settle();
    await test.node.close();
    await this.#went(this.backUp());
    await this.#went(this.backUpKeys());
    return this;
  }

  async #went(run: Promise<Ran>): Promise<void> {
    const { code, err } = await run;
    if (code !== 0 || err !== '') throw new Error(`exit code ${code}: ${err}`);
  }
}
