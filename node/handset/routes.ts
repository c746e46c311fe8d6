// What the exercise shows beside the desk: its phones, what came to them, the way a message took, and a clock that can
// be put forward. Everything goes through the loopback gateway as a modem's messages would. A real node has none of
// these addresses.
import { exerciseNumber } from '@ulinzi/demo/exercise';
import { exerciseAnswer, exerciseEvents, phoneText, sentAnswer } from '@ulinzi/domain/exercise';
import { refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { type NodeAtWork, NotTaken } from '../app/index.ts';
import { addRoute, addStream } from '../http/index.ts';
import { exerciseNumbers, stageOf } from './on-stage.ts';
import { passTime } from './pass-time.ts';
import { Stage, textOnScreen } from './stage.ts';

/** As many as a jammed gateway pours out when it comes back, and some more. */
const floodAtMost = 1_000;
/** A week: further than that nobody looks, and everything that is due meanwhile is done on the way. */
const aheadAtMost = 7 * 24 * 60;

const number = Type.String({ pattern: exerciseNumbers });
const text = Type.String({ minLength: 1, maxLength: 1_000 });
const exact = { additionalProperties: false };

export function addHandsetRoutes(server: FastifyInstance, node: NodeAtWork): void {
  const { app } = node;
  if (app.kind !== 'exercise') return;
  const stage = new Stage(app);
  server.addHook('preClose', async () => stage.close());
  const common = { permission: 'anyone', tag: 'exercise' } as const;
  const minutesAhead = () => Math.round((app.forward?.aheadMs() ?? 0) / 60_000);
  let passing: Promise<void> = Promise.resolve();

  addRoute(server, app, {
    ...common,
    method: 'GET',
    url: '/api/exercise',
    summary: 'Whom one may be, the phones beside the desk, and words to send (exercise)',
    output: exerciseAnswer,
    handle: async () => {
      const core = app.core();
      return core ? stageOf(app, core.memory, minutesAhead()) : refuse('node/not-durable');
    },
  });

  addRoute(server, app, {
    ...common,
    method: 'POST',
    url: '/api/exercise/send',
    summary: 'Write an SMS on a phone, or ring and hang up (exercise)',
    body: Type.Object({ number, text: Type.Optional(text), bip: Type.Optional(Type.Literal(true)) }, exact),
    output: sentAnswer,
    handle: async ({ body }) => {
      if ((body.text === undefined) === (body.bip === undefined)) return refuse('act/schema', ['text']);
      return taken(() => stage.send(body.number, body.text ?? null));
    },
  });

  addRoute(server, app, {
    ...common,
    method: 'POST',
    url: '/api/exercise/texts',
    summary: 'What a phone sent and got (exercise)',
    // In the body, so that no number stands in an address or a log of addresses.
    body: Type.Object({ number }, exact),
    output: Type.Object({ texts: Type.Array(phoneText) }),
    handle: async ({ body }) => ({ texts: (stage.gateway()?.textsOf(body.number) ?? []).map(textOnScreen) }),
  });

  addRoute(server, app, {
    ...common,
    method: 'POST',
    url: '/api/exercise/flood',
    summary: 'The same words many times, from one phone or from as many (exercise)',
    body: Type.Object(
      {
        number,
        text,
        times: Type.Integer({ minimum: 1, maximum: floodAtMost }),
        many: Type.Optional(Type.Boolean()),
      },
      exact,
    ),
    output: Type.Object({ taken: Type.Integer() }),
    handle: async ({ body }) => {
      const numbers =
        body.many === true ? freshNumbers(app, body.times) : Array(body.times).fill(body.number);
      return taken(async () => {
        const sent = await Promise.all(numbers.map((from: string) => stage.send(from, body.text)));
        return { taken: sent.length };
      });
    },
  });

  addRoute(server, app, {
    ...common,
    method: 'POST',
    url: '/api/exercise/advance',
    summary: 'Put the clock forward: deadlines and pages come as if the time had passed (exercise)',
    body: Type.Object({ minutes: Type.Integer({ minimum: 1, maximum: aheadAtMost }) }, exact),
    output: Type.Object({ minutesAhead: Type.Integer() }),
    handle: async ({ body }) => {
      const { forward } = app;
      if (!forward) return refuse('act/unknown');
      if (!app.core()) return refuse('node/not-durable');
      // One after the other: two who put it forward at once put it forward twice.
      const mine = passing.then(() => passTime(node, forward, body.minutes));
      passing = mine.catch(() => undefined);
      await mine;
      return { minutesAhead: minutesAhead() };
    },
  });

  addRoute(server, app, {
    ...common,
    method: 'POST',
    url: '/api/exercise/shown',
    summary: "A screen has drawn this alert's newest line (exercise)",
    body: Type.Object({ alert: Type.String({ format: 'uuid', maxLength: 36 }) }, exact),
    output: Type.Object({}),
    handle: async ({ body }) => {
      stage.shown(body.alert);
      return {};
    },
  });

  addStream(server, app, {
    ...common,
    url: '/api/exercise/live',
    summary: 'Every text to or from a phone, and the way of each message (exercise)',
    events: exerciseEvents,
    open: async ({ begin }) => {
      stage.lines.add(begin());
      return null;
    },
  });
}

async function taken<Result>(send: () => Promise<Result>) {
  try {
    return await send();
  } catch (error) {
    if (error instanceof NotTaken) return refuse('node/not-durable');
    throw error;
  }
}

/** Numbers of the plan that nobody has: each is a stranger's. */
function freshNumbers({ keystore }: NodeAtWork['app'], times: number): string[] {
  const fresh: string[] = [];
  for (let last = 80_000; fresh.length < times && last < 100_000; last++) {
    const number = exerciseNumber(String(last));
    if (!keystore.findLine(number)) fresh.push(number);
  }
  return fresh;
}
