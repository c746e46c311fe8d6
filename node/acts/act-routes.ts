// One route for each act that people may do, made from the act's declaration: its data, its free texts and what goes
// to the keystore stand side by side in the request, and part ways behind the door.
import { type Act, isRefusal, refuse, roles } from '@ulinzi/domain/kernel';
import { speaker } from '@ulinzi/words';
import type { FastifyInstance } from 'fastify';
import { Type, type TProperties, type TSchema } from 'typebox';
import { performAct } from './perform.ts';
import { acts } from '../log/index.ts';
import { addRoute } from '../http/index.ts';
import type { NodeAtWork } from '../app/index.ts';
import { plurals, resolveSubject } from './subjects.ts';

const doneSchema = Type.Object({
  id: Type.String(),
  subject: Type.String(),
  outcome: Type.Enum(['accepted', 'contested']),
  because: Type.Optional(Type.String({ description: 'Why the act is kept without effect.' })),
  number: Type.Optional(Type.String({ description: "The new alert's number." })),
  saw: Type.Optional(Type.String({ description: 'Give it back with the next act on this subject.' })),
  claimCode: Type.Optional(Type.String({ description: 'Once, for the person who takes the post.' })),
  dial: Type.Optional(
    Type.Object({
      number: Type.String(),
      until: Type.String(),
      openingPhrase: Type.Union([Type.String(), Type.Null()]),
      distressWord: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});

/** Acts that people may do, in the order of their declaration. */
export function peoplesActs(): Act[] {
  return Object.values(acts).filter((act) =>
    act.who.some((role) => (roles as readonly string[]).includes(role)),
  );
}

/** Path of an act: `/api/alerts/:ref/decide`, or `/api/alerts` for one that creates its subject. */
export function actPath(act: Act): string {
  const plural = plurals[act.subject as keyof typeof plurals];
  return act.creates ? `/api/${plural}` : `/api/${plural}/:ref/${act.name.split('.')[1]}`;
}

/** Fields of an act that a person gives: its data without what the node fills in, its bodies, its secrets. */
export function inputSchema(act: Act): TSchema {
  const fields: TProperties = {};
  for (const [name, schema] of Object.entries(act.data.properties)) {
    if (!act.byNode.includes(name)) fields[name] = schema;
  }
  for (const body of act.bodies)
    fields[body.name] = Type.Optional(Type.String({ maxLength: body.maxLength }));
  for (const secret of act.secrets) fields[secret] = Type.Optional(Type.String({ maxLength: 200 }));
  fields['saw'] = Type.Optional(Type.String({ maxLength: 64 }));
  return Type.Object(fields, { additionalProperties: false });
}

export function addActRoutes(server: FastifyInstance, node: NodeAtWork): void {
  const { app } = node;
  const speak = speaker('en');
  for (const act of peoplesActs()) {
    addRoute(server, app, {
      method: 'POST',
      url: actPath(act),
      permission: 'post',
      summary: speak(`acts.${act.name}.summary`),
      tag: act.subject,
      ...(!act.creates && { params: Type.Object({ ref: Type.String({ maxLength: 64 }) }) }),
      body: inputSchema(act),
      output: doneSchema,
      handle: async ({ actor, params, body }) => {
        if (!actor) return refuse('request/token');
        const ref = (params as { ref?: string } | undefined)?.ref;
        const subject = ref === undefined ? null : await resolveSubject(app, actor, act.subject, ref);
        if (isRefusal(subject)) return subject;
        const given = split(act, (body ?? {}) as Record<string, unknown>);
        return performAct(node, { act: act.name, subject, actor, ...given });
      },
    });
  }
}

/** Parts of one request body: what goes into the entry, what is sealed beside it, what goes to the keystore. */
export function split(act: Act, body: Record<string, unknown>) {
  const data: Record<string, unknown> = {};
  const bodies: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'saw') continue;
    if (act.secrets.includes(name)) secrets[name] = value as string;
    else if (act.bodies.some((part) => part.name === name)) bodies[name] = value as string;
    else data[name] = value;
  }
  return { data, bodies, secrets, saw: typeof body['saw'] === 'string' ? body['saw'] : null };
}
