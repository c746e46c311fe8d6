import { senderForm } from '@ulinzi/domain/channels';
import type { Province } from '@ulinzi/domain/communities';
import { describe, expect, it } from 'vitest';
import { codeOf, exercise, type Step } from './index.ts';

const { bases, communities, posts, sources, story } = exercise;
const slugs = (things: readonly { slug: string }[]) => new Set(things.map(({ slug }) => slug));
const provinceOf = new Map(bases.map(({ slug, province }) => [slug, province]));
const baseOf = new Map(communities.map(({ slug, base }) => [slug, base]));

/** Boxes around the three provinces (degrees): south, north, west, east. */
const boxes: Partial<Record<Province, readonly [number, number, number, number]>> = {
  nk: [-2.1, 1.0, 27.2, 29.8],
  sk: [-5.0, -1.6, 26.7, 29.3],
  it: [0.9, 3.7, 28.0, 31.3],
};

describe('the invented mission', () => {
  it('has three provinces, a dozen bases, some sixty communities and seventy sources', () => {
    expect(new Set(provinceOf.values())).toEqual(new Set(['nk', 'sk', 'it']));
    expect(bases).toHaveLength(12);
    expect(communities.length).toBeGreaterThanOrEqual(60);
    expect(sources).toHaveLength(70);
  });

  it('names only what it has', () => {
    for (const { base } of [...communities, exercise.gateway]) expect(slugs(bases)).toContain(base);
    for (const { base } of posts) if (base !== undefined) expect(slugs(bases)).toContain(base);
    for (const { community, province } of sources) {
      expect(provinceOf.get(baseOf.get(community) ?? '')).toBe(province);
    }
    const covered = new Set(sources.map(({ community }) => community));
    expect(covered).toEqual(slugs(communities));
  });

  it('uses every slug once', () => {
    for (const things of [bases, communities, posts]) expect(slugs(things).size).toBe(things.length);
  });

  it('keeps every town inside its province', () => {
    const outside = [...bases.map((base) => ({ ...base, base: base.slug })), ...communities].filter(
      ({ base, latitude, longitude }) => {
        const [south, north, west, east] = boxes[provinceOf.get(base) as Province] ?? [0, 0, 0, 0];
        return latitude < south || latitude > north || longitude < west || longitude > east;
      },
    );
    expect(outside).toEqual([]);
  });

  it('has two Luvungi, told apart', () => {
    const both = communities.filter(({ label }) => label.startsWith('Luvungi'));
    expect(both.map(({ slug }) => slug)).toEqual(['luvungi-walikale', 'luvungi-uvira']);
  });

  it('marks everybody who sits in a post as invented', () => {
    for (const { person } of posts) expect(person).toMatch(/^EXERC(ICE|ISE) /);
    expect(new Set(posts.map(({ person }) => person)).size).toBe(posts.length);
  });

  it('gives numbers that no network gives out, each to one holder', () => {
    const strangers = story.flatMap((step) =>
      step.kind === 'message' && step.from.startsWith('+') ? [step.from] : [],
    );
    const held = [...posts, ...sources].flatMap(({ number }) => (number === undefined ? [] : [number]));
    expect(new Set(held).size).toBe(held.length);
    for (const number of [...held, ...strangers]) {
      expect(senderForm(number)).toEqual({ form: 'number', number });
      // A national number begins with a digit from 1 to 9.
      expect(number).toMatch(/^\+2430000\d{5}$/);
    }
  });

  it('gives sources random digits, never in order', () => {
    const codes = sources.map(codeOf);
    expect(new Set(sources.map(({ digits }) => digits)).size).toBe(sources.length);
    for (const province of ['NK', 'SK', 'IT']) {
      const own = codes.filter((code) => code.startsWith(province));
      expect(own).not.toEqual([...own].sort());
      expect(own).not.toEqual([...own].sort().reverse());
      const gaps = own.slice(1).map((code, n) => Number(code.slice(-4)) - Number(own[n]?.slice(-4)));
      expect(gaps.some((gap) => Math.abs(gap) === 1)).toBe(false);
    }
  });

  it('holds what the README shows: NK-FP-0231 at Ntoto, and the people at Kibua', () => {
    const shown = sources.find((source) => codeOf(source) === 'NK-FP-0231');
    expect(shown).toMatchObject({ community: 'ntoto', number: '+243000000231' });
    const numbers = Object.fromEntries(posts.map(({ slug, number }) => [slug, number]));
    expect(numbers).toMatchObject({
      'kibua-cla-1': '+243000000001',
      'kibua-commander': '+243000000002',
      'nk-duty-officer': '+243000000003',
      'kibua-cla-2': '+243000000004',
    });
  });
});

describe('the story', () => {
  const named = (step: Step) =>
    step.kind === 'message' ? (step.alert ?? step.answer) : step.kind === 'act' ? step.as : undefined;

  it('is told in order, within its days, and ends before the opening', () => {
    const times = story.map(({ minutesAgo }) => minutesAgo);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times[0]).toBeLessThanOrEqual(exercise.daysOfStory * 24 * 60);
    expect(times.at(-1)).toBeGreaterThan(0);
  });

  it('names a thing once, and before it is meant', () => {
    const known = new Set<string>([...sources.map(codeOf), ...slugs(posts)]);
    for (const step of story) {
      if (step.kind === 'act') {
        if (step.on !== undefined) expect(known).toContain(step.on);
        for (const value of Object.values(step.fields)) {
          const { named: meant } = (value ?? {}) as { named?: string };
          if (meant !== undefined) expect(known).toContain(meant);
        }
      }
      const name = named(step);
      if (name === undefined) continue;
      expect(known).not.toContain(name);
      known.add(name);
    }
  });

  it('is done by posts and seats that exist, at communities that exist', () => {
    const scopes = new Set([...slugs(bases), ...provinceOf.values()]);
    for (const step of story) {
      if (step.kind === 'message') continue;
      if (typeof step.by === 'string') expect(slugs(posts)).toContain(step.by);
      else expect(scopes).toContain(step.by.scope);
      if (step.kind !== 'act') continue;
      const { community } = step.fields as { community?: string };
      if (community !== undefined) expect(slugs(communities)).toContain(community);
    }
  });

  it('writes to no source outside its safe hours', () => {
    const callers = new Map(
      story.flatMap((step) =>
        step.kind === 'message' && step.alert !== undefined ? [[step.alert, step.from]] : [],
      ),
    );
    for (const step of story) {
      if (step.kind !== 'act' || step.fields['way'] !== 'agreed-phrase') continue;
      const source = sources.find(({ number }) => number === callers.get(step.on ?? ''));
      expect(source).toBeDefined();
      expect(source?.safeFrom).toBeUndefined();
    }
  });

  it('is said in texts that one SMS carries and that hold no number', () => {
    for (const step of story) {
      if (step.kind !== 'message' || step.text === null) continue;
      expect(step.text.length).toBeLessThanOrEqual(160);
      // ASCII without the characters that GSM 7-bit lacks or doubles.
      expect(step.text).toMatch(/^[A-Za-z0-9 .,:;!?'()-]+$/);
      expect(step.text).not.toMatch(/\d{5}/);
    }
  });
});
