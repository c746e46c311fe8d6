// What a phone is shown of its post's affairs, as lists; a list that the phone has already is left out. The cursor says
// which those are, by what they hold and by no position: it tells of nothing that was written elsewhere.
import type { FieldDelta } from '@ulinzi/domain/field';
import type { Actor } from '@ulinzi/domain/registers';
import { createHash } from 'node:crypto';
import type { App, Core } from '../app/index.ts';
import { listsOf } from './lists.ts';

export async function deltaFor(
  app: App,
  core: Core,
  actor: Actor,
  cursor: string | null,
): Promise<{ delta: FieldDelta; cursor: string }> {
  const had = digestsIn(cursor);
  const lists = await listsOf(app, core, actor);
  const now: Record<string, string> = {};
  const delta: FieldDelta = {};
  for (const [name, list] of Object.entries(lists)) {
    now[name] = createHash('sha256').update(JSON.stringify(list.marks)).digest('base64url').slice(0, 12);
    if (had[name] !== now[name]) Object.assign(delta, { [name]: await list.read() });
  }
  return { delta, cursor: Buffer.from(JSON.stringify(now)).toString('base64url') };
}

/** Of a cursor that this node did not give, nothing: then every list is new. */
function digestsIn(cursor: string | null): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString('utf8'));
    return typeof given === 'object' && given !== null ? { ...given } : {};
  } catch {
    return {};
  }
}
