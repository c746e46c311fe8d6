// The registers of the exercise: places, posts and who sits in them, rosters, sources. Everything but the accounts is
// an act of the node itself.
import { codeOf, type Exercise } from '@ulinzi/demo/exercise';
import { hour, isoOf, type SubjectId } from '@ulinzi/domain/kernel';
import type { RunningNode } from '../serve/index.ts';
import { does } from './post-acts.ts';

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
  await Promise.all(exercise.posts.map(({ person: _person, ...post }) => add('post.open', post)));
  for (const { slug, person } of exercise.posts) {
    node.app.keystore.openAccount({ name: person, post: slug }, node.app.clock.now());
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
    exercise.sources.map(async (source) => {
      const { subject } = await add('source.register', source);
      return [codeOf(source), subject] as const;
    }),
  );
  return new Map(sources);
}
