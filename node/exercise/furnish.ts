// The registers of the exercise: places, posts and who sits in them, rosters, sources. Everything but the accounts is
// an act of the node itself.
import { codeOf, type Exercise } from '@ulinzi/demo/exercise';
import { day, hour, isoOf, type SubjectId } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import type { RunningNode } from '../serve/index.ts';
import { coreOf, does } from './post-acts.ts';

/**
 * Fills the registers of a new node; `opening` is the moment from which the rosters count. Gives the sources' ids by
 * their codes.
 */
export async function furnish(
  node: RunningNode,
  exercise: Exercise,
  opening: number,
): Promise<Map<string, SubjectId>> {
  const add = (act: string, fields: object) => does(node, null, act, null, { ...fields });
  for (const base of exercise.bases) await add('base.open', base);
  await add('gateway.add', { ...exercise.gateway, kind: 'loopback' });
  await Promise.all(
    exercise.communities.map(async ({ aliases = [], described, ...community }) => {
      const { subject } = await add('community.add', community);
      for (const name of aliases) await does(node, null, 'community.alias', subject, { name });
      if (described) await does(node, null, 'community.describe', subject, { ...described });
    }),
  );
  const today = node.app.clock.now();
  await Promise.all(
    exercise.roads.map(({ daysAgo, minutes, ...road }) =>
      add('road.record', {
        ...road,
        ...(minutes === null ? { isClosed: true } : { minutes }),
        asOf: isoOf(today - daysAgo * day).slice(0, 10),
      }),
    ),
  );
  await Promise.all(exercise.posts.map(({ person: _person, ...post }) => add('post.open', post)));
  for (const [nth, { slug, person }] of exercise.posts.entries()) {
    const held = coreOf(node)
      .memory.registersOf<Post>('post')
      .find(({ state }) => state.slug === slug);
    if (!held) throw new Error(`no such post in the exercise: ${slug}`);
    // Postings of six months at most, each with a day of its own.
    const from = isoOf(today - (5 + ((nth * 37) % 180)) * day);
    await does(node, null, 'post.seat', held.id, { name: person, from });
  }
  const fullHour = Math.floor(opening / hour) * hour;
  await Promise.all(
    exercise.duties.map(({ fromHour, untilHour, ...duty }) =>
      add('duty.assign', {
        ...duty,
        from: isoOf(fullHour + fromHour * hour),
        until: isoOf(fullHour + untilHour * hour),
      }),
    ),
  );
  const sources = await Promise.all(
    exercise.sources.map(async ({ selectedDaysAgo, ...source }) => {
      const selectedOn = isoOf(today - selectedDaysAgo * day).slice(0, 10);
      const { subject } = await add('source.register', { ...source, selectedOn });
      return [codeOf(source), subject] as const;
    }),
  );
  return new Map(sources);
}
