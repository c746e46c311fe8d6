import type { RecommendationAnswer } from '@ulinzi/domain/recommendations';
import type { Speak } from '@ulinzi/words/for-web';
import { describe, expect, it } from 'vitest';
import { ownersOf } from './owners-of.ts';
import { stepsSaid, wordsOf } from './said.ts';

type Step = RecommendationAnswer['history'][number];

function step(move: string, given: Partial<Step> = {}): Step {
  return {
    act: `recommendation.${move}`,
    day: '2026-11-24',
    isContested: false,
    owner: 'kibua-commander',
    ownerLabel: 'Commander',
    status: 'agreed',
    due: '2026-12-31',
    ...given,
  };
}

/** Says an id and its values, so that a test sees which were asked for. */
const speak: Speak = (id, values?: object) =>
  id === 'watch-recommendations.did-what' ? Object.values(values ?? {}).join(' / ') : `<${id}>`;

describe('the history of a recommendation', () => {
  const history = [
    step('make', { words: 'two lamps' }),
    step('claim', { words: 'one is there' }),
    step('check', { found: 'partly', words: 'one of two' }),
    step('claim', { words: 'both are there' }),
    step('decline', { reason: 'no-means', isContested: true, words: 'no lamps' }),
  ];

  it('A11 keeps what its owner says apart from what was seen, and takes the last of each that holds', () => {
    const { asked, claimed, seen, declined } = wordsOf({ history });
    expect([asked, claimed?.words, seen?.words]).toEqual(['two lamps', 'both are there', 'one of two']);
    expect(declined).toBeUndefined();
  });

  it('says what was written with an act without effect, and with what was overtaken by a later one', () => {
    expect(stepsSaid({ history }, speak).map(({ words }) => words)).toEqual([
      undefined,
      'one is there',
      undefined,
      undefined,
      'no lamps',
    ]);
  });

  it('names what an act carries: whom, what was found, why', () => {
    const said = stepsSaid({ history }, speak).map((one) => one.said);
    expect(said[0]).toBe('<watch-recommendations.did.make> / Commander');
    expect(said[1]).toBe('<watch-recommendations.did.claim>');
    expect(said[2]).toBe('<watch-recommendations.did.check> / <recommendations.found.partly>');
    expect(said[4]).toBe('<watch-recommendations.did.decline> / <recommendations.reason.no-means>');
  });
});

describe('posts that may answer for it', () => {
  const post = (slug: string, role: string, base: string | null, province: string | null) => ({
    slug,
    role,
    base,
    province,
  });
  const posts = [
    post('manager', 'protection-manager', null, 'nk'),
    post('commander', 'commander', 'kibua', null),
    post('other-commander', 'commander', 'pinga', null),
    post('other-manager', 'protection-manager', null, 'sk'),
    post('analyst', 'analyst', null, 'nk'),
    post('mission', 'mission-analyst', null, null),
  ];

  it('A10 are those of its base, then those of its province without a base', () => {
    expect(ownersOf(posts, 'kibua', 'nk')).toEqual(['commander', 'manager']);
    expect(ownersOf(posts, 'kibua', null)).toEqual(['commander']);
  });
});
