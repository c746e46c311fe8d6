// A node with somebody at a screen of her own and a device that keeps passkeys; each test begins with her enrolled anew.
import type { PasskeysAnswer, PasskeyToMake, PasskeyToShow } from '@ulinzi/domain/access';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openTestNode, type TestNode } from '../../testing/test-node.ts';
import { Authenticator, type Otherwise } from './authenticator.ts';
import { enrol, type Enrolled, passphrase, Screen } from './screen.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const mine = '/api/passkeys';
export const door = '/api/session/passkey';

export class PasskeyRoom {
  test!: TestNode;
  commander!: Enrolled;
  /** Her own screen, signed in. */
  screen!: Screen;
  device!: Authenticator;

  get origin(): string {
    return `http://localhost:${new URL(this.test.node.address).port}`;
  }

  /** As a browser asks that went to the node by this machine's name. */
  byName(): { host: string } {
    return { host: new URL(this.origin).host };
  }

  async begin(at = this.screen, by = passphrase, kind = 'laptop') {
    const answer = await at.post(`${mine}/begin`, { passphrase: by, device: kind }, this.byName());
    return { ...answer, asked: answer.body as unknown as PasskeyToMake };
  }

  async add(at = this.screen, by = this.device, otherwise: Otherwise = {}) {
    const { asked } = await this.begin(at);
    return at.post(`${mine}/finish`, by.make(asked, otherwise), this.byName());
  }

  async challenge(at = new Screen(this.test)): Promise<PasskeyToShow> {
    return (await at.post(`${door}/begin`, {}, this.byName())).body as unknown as PasskeyToShow;
  }

  /** A new screen at which a device is shown. */
  async enters(by = this.device, otherwise: Otherwise = {}) {
    const at = new Screen(this.test);
    const shown = by.show(await this.challenge(at), otherwise);
    return { at, shown, ...(await at.post(`${door}/finish`, shown, this.byName())) };
  }

  async list(at = this.screen) {
    return ((await at.get(mine)).body as unknown as PasskeysAnswer).passkeys;
  }
}

/** Opens the node before the tests of a file and closes it after them. */
export function passkeyRoom(): PasskeyRoom {
  const room = new PasskeyRoom();
  beforeAll(async () => {
    room.test = await openTestNode();
  });
  afterAll(() => room.test.close());
  beforeEach(async () => {
    room.test.clock.advance(hour);
    room.screen = new Screen(room.test);
    room.commander = await enrol(room.test, 'kibua-commander', room.screen);
    room.device = new Authenticator(room.origin);
  });
  return room;
}
