// What came under the id of another report: listed, read (each read is noted), and taken away once it was dealt with.
import { isoOf, isRefusal, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App, Core } from '../app/index.ts';
import { noteRead } from '../bodies/index.ts';
import { addRoute } from '../http/index.ts';
import { readInstance } from './instance-xml.ts';
import { forgetKept, type KeptInstance, keptFor, keptNamed } from './kept-store.ts';

/** Who answers for reports. The administrator sees that something waits, not what it says. */
const mayList: readonly string[] = ['protection-manager', 'head-of-office', 'custodian', 'administrator'];
const mayOpen: readonly string[] = ['protection-manager', 'head-of-office', 'custodian'];

const params = Type.Object({ id: Type.String({ maxLength: 64 }) });

export function addKeptRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/openrosa/kept',
    permission: 'post',
    summary: 'Filled in forms that were refused because their id is another report’s',
    tag: 'openrosa',
    output: Type.Object({
      kept: Type.Array(
        Type.Object({
          id: Type.String(),
          report: Type.String({ description: 'The report that has this id' }),
          formId: Type.String(),
          base: Type.Union([Type.String(), Type.Null()]),
          province: Type.Union([Type.String(), Type.Null()]),
          keptAt: Type.String(),
        }),
      ),
    }),
    handle: async ({ actor }) => {
      if (!actor || !mayList.includes(actor.role)) return refuse('act/not-yours');
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      const kept = await keptFor(core, actor);
      return { kept: kept.map((one) => ({ ...one, keptAt: isoOf(one.keptAt) })) };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/openrosa/kept/:id/words',
    permission: 'post',
    summary: 'Read what it says; the read is noted',
    tag: 'openrosa',
    params,
    output: Type.Object({
      answers: Type.Union([
        Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
        Type.Null({ description: 'Its words are gone.' }),
      ]),
    }),
    handle: async ({ actor, params: { id } }) => {
      const found = await theirs(app, actor, id);
      if (isRefusal(found)) return found;
      const { core, pen, kept } = found;
      await noteRead(core.pool, { at: app.clock.recorded(), pen, what: 'notes', subject: kept.id });
      const plain = app.keystore.openBody(kept.sealed);
      if ('gone' in plain) return { answers: null };
      const instance = readInstance(plain);
      if (isRefusal(instance)) return { answers: null };
      return {
        answers: [...instance.answers].map(([question, said]) => ({ question, answer: said.join('\n\n') })),
      };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/openrosa/kept/:id/remove',
    permission: 'post',
    summary: 'It was dealt with: erase it',
    tag: 'openrosa',
    params,
    output: Type.Object({ removed: Type.String() }),
    handle: async ({ actor, params: { id } }) => {
      const found = await theirs(app, actor, id);
      if (isRefusal(found)) return found;
      await forgetKept(app, found.core, id);
      return { removed: id };
    },
  });
}

/** One that the actor may open. Missing and not theirs read the same. */
async function theirs(
  app: App,
  actor: Actor | null,
  id: string,
): Promise<{ core: Core; pen: Actor['pen']; kept: KeptInstance } | Refusal> {
  if (!actor || !mayOpen.includes(actor.role)) return refuse('act/not-yours');
  const core = app.core();
  if (!core) return refuse('node/not-durable');
  const kept = await keptNamed(core, actor, id);
  return kept ? { core, pen: actor.pen, kept } : refuse('openrosa/not-found');
}
