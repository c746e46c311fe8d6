// One route for each act that people may do, made from the act's declaration: its data, its free texts and what goes
// to the keystore stand side by side in the request, and part ways behind the door.
import { actPath, peoplesActs } from '@ulinzi/domain/acts';
import { type Act, isRefusal, type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import { speaker } from '@ulinzi/words';
import type { FastifyInstance } from 'fastify';
import { Type, type TObject, type TProperties } from 'typebox';
import { performAct } from './perform.ts';
import { addRoute, isFromScreen } from '../http/index.ts';
import type { App, NodeAtWork } from '../app/index.ts';
import { placeMeant } from '../places/index.ts';
import { resolveSubject } from './subjects.ts';

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

/** Acts in which a person may say the place as she knows it. */
const takesPlaceName: readonly string[] = ['alert.place', 'alert.record'];

/** Fields of an act that a person gives: its data without what the node fills in, its bodies, its secrets. */
export function inputSchema(act: Act): TObject {
  const fields: TProperties = {};
  for (const [name, schema] of Object.entries(act.data.properties)) {
    if (!act.byNode.includes(name)) fields[name] = schema;
  }
  if (takesPlaceName.includes(act.name))
    fields['community'] = Type.Optional(
      Type.String({ minLength: 1, maxLength: 80, description: 'Short name, name or alias of a community.' }),
    );
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
      handle: async ({ actor, params, body, request }) => {
        if (!actor) return refuse('request/token');
        // Before anything is looked up: who may not do it learns nothing of what exists.
        if (!act.who.includes(actor.role)) return refuse('act/not-yours');
        const ref = (params as { ref?: string } | undefined)?.ref;
        const subject = ref === undefined ? null : await resolveSubject(app, actor, act.subject, ref);
        if (isRefusal(subject)) return subject;
        const given = split(act, (body ?? {}) as Record<string, unknown>);
        const place = takesPlaceName.includes(act.name) ? placeSaid(app, subject, given.data) : {};
        if (isRefusal(place)) return place;
        const by = isFromScreen(request) ? 'screen' : 'command';
        return performAct(node, {
          act: act.name,
          subject,
          actor,
          by,
          ...given,
          data: { ...given.data, ...place },
        });
      },
    });
  }
}

/** The community that was named, in the area of the alert's base; nothing where none was. */
function placeSaid(
  app: App,
  subject: SubjectId | null,
  { community, base }: Record<string, unknown>,
): { community?: string } | Refusal {
  const core = app.core();
  if (!core || typeof community !== 'string') return {};
  const area = subject === null ? base : core.memory.alertHeld(subject)?.state.base;
  const meant = placeMeant(app, core, community, typeof area === 'string' ? area : null);
  if (meant === null) return refuse('alert/place-unknown');
  return isRefusal(meant) ? meant : { community: meant };
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
