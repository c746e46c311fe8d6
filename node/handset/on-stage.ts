// Whom a visitor of the exercise may be and which phones lie beside the desk, as the registers and the keystore have
// them now. Only numbers of the exercise's own plan are shown, whatever else somebody may have typed in.
import { firstPersonas, samples, strangersPhone } from '@ulinzi/demo/exercise';
import type { PostAnswer } from '@ulinzi/domain/access';
import type { ExerciseAnswer, ExercisePhone } from '@ulinzi/domain/exercise';
import type { Post } from '@ulinzi/domain/people';
import type { Source } from '@ulinzi/domain/sources';
import type { App, Core } from '../app/index.ts';
import type { NamedHolder } from '../keystore/index.ts';

/** No network gives out such a number: in this country's plan none begins with a zero. */
export const exerciseNumbers = '^\\+2430000\\d{5}$';

const isOfExercise = (number: string) => new RegExp(exerciseNumbers).test(number);

type Memory = Core['memory'];

function personasOf(memory: Memory): PostAnswer[] {
  const posts = memory.registersOf<Post>('post').map(({ state }) => state);
  const rank = ({ slug }: Post) => {
    const nth = firstPersonas.indexOf(slug);
    return nth < 0 ? firstPersonas.length : nth;
  };
  return posts
    .sort((one, other) => rank(one) - rank(other))
    .map(({ slug, label, role, base, province }) => ({
      post: slug,
      label,
      role,
      base,
      baseLabel: base === null ? null : (memory.base(base)?.label ?? base),
      province,
    }));
}

const nobody = { community: null, communityLabel: null, post: null, postLabel: null };

function phonesOf({ keystore }: App, memory: Memory): ExercisePhone[] {
  const numberOf = (holder: NamedHolder) =>
    keystore.linesOf(holder).find((line) => line.state === 'active' && isOfExercise(line.number))?.number;
  const ofSources = memory.registersOf<Source>('source').flatMap(({ id, state }): ExercisePhone[] => {
    const number = numberOf({ kind: 'source', source: id });
    if (number === undefined) return [];
    const { community, language } = state;
    const communityLabel = memory.community(community)?.label ?? community;
    return [{ ...nobody, number, kind: 'source', community, communityLabel, language }];
  });
  const ofPosts = memory.registersOf<Post>('post').flatMap(({ state }): ExercisePhone[] => {
    const number = numberOf({ kind: 'post', post: state.slug });
    if (number === undefined) return [];
    return [
      { ...nobody, number, kind: 'post', post: state.slug, postLabel: state.label, language: state.language },
    ];
  });
  return [...ofSources, ...ofPosts, { ...nobody, ...strangersPhone, kind: 'stranger' }];
}

export function stageOf(app: App, memory: Memory, minutesAhead: number): ExerciseAnswer {
  return {
    personas: personasOf(memory),
    phones: phonesOf(app, memory),
    minutesAhead,
    samples: [...samples],
  };
}
