// The lists of a post as its phone shows them: of her own base, or of the bases of her province. Each says by its marks
// whether it has changed, before anything sealed is opened for it.
import { type Base, type Community, descriptionOf } from '@ulinzi/domain/communities';
import type { FieldDelta, FieldList } from '@ulinzi/domain/field';
import { isoOf } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import type { Actor } from '@ulinzi/domain/registers';
import { boardFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { dutiesOf } from '../registers/index.ts';
import { questionList, recommendationList, reportList, visitList } from './affair-lists.ts';
import type { ListOf } from './list-of.ts';

export type Lists = { readonly [Name in FieldList]?: ListOf<Name> };

export async function listsOf(app: App, core: Core, actor: Actor): Promise<Lists> {
  const { memory } = core;
  const post = actor.post === null ? undefined : memory.post(actor.post);
  const bases = memory
    .registersOf<Base>('base')
    .map(({ state }) => state)
    .filter((base) => isHers(actor, base));
  const hers = new Set(bases.map(({ slug }) => slug));
  const communities = memory
    .registersOf<Community>('community')
    .filter(({ state }) => hers.has(state.base))
    .map(({ state }) => communityOf(state, app.clock.now()));
  return {
    ...(post && { me: asItIs<'me'>(meOf(post)) }),
    bases: asItIs<'bases'>(bases.map(baseOf)),
    communities: asItIs<'communities'>(communities),
    alerts: asItIs<'alerts'>(await alertsOf(app, core, actor)),
    duty: asItIs<'duty'>(await dutyOf(app, core, actor)),
    reports: reportList(app, core, actor),
    questions: await questionList(app, core, actor),
    recommendations: await recommendationList(app, core, actor),
    visits: await visitList(app, core, actor),
  };
}

/** A list without anything sealed: it is its own mark. */
function asItIs<Name extends FieldList>(list: FieldDelta[Name]): ListOf<Name> {
  return { marks: list, read: async () => list };
}

function isHers({ base, province }: Actor, { slug, province: its }: Base): boolean {
  if (base !== null) return slug === base;
  return province === null || its === province;
}

function meOf({ slug, label, base, province, language, role }: Post) {
  return { post: slug, label, base, province, language, role };
}

function baseOf({ slug, label, province, latitude, longitude }: Base) {
  return { slug, label, province, latitude, longitude };
}

function communityOf(community: Community, now: number) {
  const { slug, label, base, latitude, longitude, aliases } = community;
  const { territory, marketDays } = descriptionOf(community, now);
  return {
    slug,
    label,
    base,
    latitude,
    longitude,
    aliases: [...aliases],
    ...(territory && { territory }),
    ...(marketDays.length > 0 && { marketDays: [...marketDays] }),
  };
}

async function alertsOf(app: App, core: Core, actor: Actor) {
  const { alerts } = await boardFor(app, core, actor, 'open');
  return alerts.map(({ id, saw, number, community, receivedAt, status, next, heardAt }) => ({
    id,
    saw,
    number,
    community,
    receivedAt,
    status,
    next,
    heardAt,
  }));
}

/** Her post's own turns. */
async function dutyOf(app: App, core: Core, actor: Actor) {
  const iso = (at: number) => isoOf(app.clock.wallOf(at));
  const turns = await dutiesOf(core, actor, app.clock.now(), null);
  return turns
    .filter(({ state }) => state.post === actor.post)
    .map(({ state: { seat, scope, from, until } }) => ({ seat, scope, from: iso(from), until: iso(until) }));
}
