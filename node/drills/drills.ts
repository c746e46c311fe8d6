// Looks after drills: what is taken for an answer and nobody has said to be one rings, and what is over is counted.
import { type Drill, type DrillResult, drillOver, mustRing, wasHeld } from '@ulinzi/domain/drills';
import type { PenId, SubjectId } from '@ulinzi/domain/kernel';
import type { KeptBack } from '@ulinzi/domain/channels';
import { entriesWithBodies } from '../bodies/index.ts';
import { type App, type Core, errorFields } from '../app/index.ts';
import type { OpenedMessage } from '../intake/index.ts';
import { openedMessage } from '../kept-back/index.ts';
import { expectedIn } from './heard.ts';
import { counting, ringing } from './jobs.ts';

export interface DrillsParts {
  readonly app: App;
  readonly core: Core;
  readonly pen: PenId;
}

export class Drills {
  readonly #parts: DrillsParts;

  constructor(parts: DrillsParts) {
    this.#parts = parts;
  }

  async beat(): Promise<void> {
    const { app, core } = this.#parts;
    const now = app.clock.now();
    for (const { no, id, state } of core.memory.keptBack())
      if (state.why === 'drill' && mustRing(state.at, drillsOf(core, state), now)) await this.#ring(no, id);
    // A keystore that is locked knows nobody: what is over is counted when it is opened.
    if (app.keystore.isLocked) return;
    const results = core.memory.registersOf<DrillResult>('tally');
    const counted = new Set(results.map(({ state }) => state.drill));
    for (const { id, state } of core.memory.registersOf<Drill>('drill'))
      if (now >= drillOver(state) && wasHeld(state) && !counted.has(id)) await this.#count(id, state);
  }

  /** One that cannot be rung now must not hold up the others; it is tried at each beat. */
  async #ring(no: number, id: SubjectId): Promise<void> {
    const { app, core, pen } = this.#parts;
    try {
      const message = await this.#opened(no);
      if (message) await core.writer.submit(ringing(app.keystore, id, message, pen));
    } catch (error) {
      app.log('error', 'drill.not-rung', errorFields(error));
    }
  }

  /** It rings also where its sender cannot be read, because the keystore is locked or the words are gone. */
  async #opened(no: number): Promise<OpenedMessage | null> {
    const { app, core } = this.#parts;
    try {
      const opened = await openedMessage(app, core, no);
      if (opened) return opened;
    } catch (error) {
      app.log('warn', 'drill.sender-unread', errorFields(error));
    }
    const [row] = await entriesWithBodies(core.pool, no, 'message.receive');
    return row ? { entry: row.entry, bodies: [], text: null, line: undefined } : null;
  }

  /** One that was ended before its time says of nobody that she was silent: she may have had until later. */
  async #count(id: SubjectId, drill: Drill): Promise<void> {
    const { app, core, pen } = this.#parts;
    const expected = expectedIn(app, core, drill);
    const ids = (isHeard: boolean) => expected.filter((one) => one.isHeard === isHeard).map((one) => one.id);
    const silent = drill.endedAt === null ? ids(false) : [];
    await core.writer.submit(counting({ drill: id, base: drill.base, heard: ids(true), silent }, pen));
  }
}

function drillsOf({ memory }: Core, { base }: KeptBack): Drill[] {
  return [...memory.drills()].filter((one) => one.base === base);
}
