import { alertCodes } from '@ulinzi/domain/alerts';
import { describe, expect, it } from 'vitest';
import { exercise, type Step } from '../index.ts';
import { drawsFrom } from './draws.ts';
import { storyMonths } from './months.ts';
import { isSeasonOfBips, lateBase, restlessBase } from './plan.ts';
import { wordsIn } from './said.ts';

const baseOf = new Map(exercise.communities.map(({ slug, base }) => [slug, base]));
const sourceAt = new Map(exercise.sources.map((source) => [source.number, source]));

const opens = (step: Step) =>
  step.kind === 'message' ? step.alert : step.kind === 'act' ? step.as : undefined;
const isAlert = (step: Step) =>
  opens(step) !== undefined && !(step.kind === 'act' && step.act === 'promise.make');

function baseOfStep(step: Step): string {
  if (step.kind === 'act') return String(step.fields['base']);
  if (step.kind !== 'message') return '';
  const source = sourceAt.get(step.from);
  // A stranger's message comes in where the gateway stands.
  return source ? (baseOf.get(source.community) ?? '') : exercise.gateway.base;
}

const alerts = storyMonths.filter(isAlert).map((step) => ({
  step,
  base: baseOfStep(step),
  daysAgo: step.minutesAgo / 1_440,
}));
const acts = storyMonths.flatMap((step) => (step.kind === 'act' ? [step] : []));
const fieldsOf = (act: string, field: string) =>
  new Set(acts.filter((one) => one.act === act).map(({ fields }) => fields[field]));

describe('the months before', () => {
  it('hold 250 to 350 alerts in three provinces and twelve bases, each with a history', () => {
    expect(alerts.length).toBeGreaterThanOrEqual(250);
    expect(alerts.length).toBeLessThanOrEqual(350);
    for (const { slug } of exercise.bases) {
      expect({ slug, many: alerts.filter(({ base }) => base === slug).length >= 6 }).toEqual({
        slug,
        many: true,
      });
    }
  });

  it('are uneven by week', () => {
    const weeks = Array.from({ length: 12 }, (_, n) => {
      const from = 14 + n * 7;
      return alerts.filter(({ daysAgo }) => daysAgo >= from && daysAgo < from + 7).length;
    });
    expect(Math.max(...weeks)).toBeGreaterThan(1.8 * Math.min(...weeks));
    expect(Math.min(...weeks)).toBeGreaterThan(5);
  });

  it('have a quiet area that becomes restless, a base that answers late and a season of bips', () => {
    const restless = alerts.filter(({ base }) => base === restlessBase);
    const late = restless.filter(({ daysAgo }) => daysAgo < 42);
    expect(late.length).toBeGreaterThan(2 * (restless.length - late.length));

    const bips = alerts.filter(({ base, daysAgo }) => isSeasonOfBips(base, Math.ceil(daysAgo)));
    const isBip = ({ step }: (typeof alerts)[number]) => step.kind === 'message' && step.text === null;
    expect(bips.filter(isBip).length / bips.length).toBeGreaterThan(0.35);
    expect(alerts.filter(isBip).length / alerts.length).toBeLessThan(0.2);

    const repliesOf = (base: string) =>
      storyMonths.filter(
        (step) =>
          step.kind === 'reply' &&
          typeof step.by === 'object' &&
          step.by.scope === base &&
          step.by.seat === 'commander',
      ).length;
    expect(repliesOf(lateBase)).toBeGreaterThan(5);
  });

  it('have every decision, every way of telling and every way of not telling', () => {
    expect(fieldsOf('alert.decide', 'decision')).toEqual(new Set(alertCodes.decisions));
    expect(fieldsOf('alert.feedback', 'result')).toEqual(new Set(alertCodes.feedbackResults));
    expect(fieldsOf('alert.feedback', 'way')).toEqual(new Set([...alertCodes.feedbackWays, undefined]));
    expect(fieldsOf('promise.settle', 'result')).toEqual(new Set(['kept', 'broken', 'withdrawn']));
    expect(acts.filter(({ act }) => act === 'alert.merge').length).toBeGreaterThan(5);
    const strangers = alerts.filter(({ step }) => step.kind === 'message' && !sourceAt.has(step.from));
    expect(strangers.length).toBeGreaterThan(3);
  });

  it('close or merge every alert, and settle every promise, before the days that are told by hand', () => {
    const named = storyMonths.flatMap((step) => opens(step) ?? []);
    const ended = acts
      .filter(({ act }) => ['alert.close', 'alert.merge', 'promise.settle'].includes(act))
      .map(({ on }) => on);
    expect(ended.sort()).toEqual(named.sort());
    expect(Math.min(...storyMonths.map(({ minutesAgo }) => minutesAgo))).toBeGreaterThan(10 * 1_440);
  });

  it('are told in four languages', () => {
    const texts = new Set(storyMonths.flatMap((step) => (step.kind === 'message' ? (step.text ?? []) : [])));
    for (const tongue of ['fr', 'sw', 'ln', 'rw'] as const)
      expect(wordsIn(tongue).filter((words) => texts.has(words)).length).toBeGreaterThan(4);
  });
});

describe('draws from a seed', () => {
  it('are the same each time, and others from another seed', () => {
    const some = (seed: number) =>
      Array.from(
        { length: 20 },
        (
          (draws) => () =>
            draws.between(0, 999)
        )(drawsFrom(seed)),
      );
    expect(some(7)).toEqual(some(7));
    expect(some(7)).not.toEqual(some(8));
    expect(some(1).slice(0, 4)).toEqual([627, 2, 527, 981]);
  });

  it('fall within their bounds, on both of them', () => {
    const draws = drawsFrom(3);
    const many = Array.from({ length: 500 }, () => draws.between(2, 4));
    expect(new Set(many)).toEqual(new Set([2, 3, 4]));
    const weighed = Array.from({ length: 300 }, () =>
      draws.weighed<string>([
        ['often', 9],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(new Set(weighed)).toEqual(new Set(['often', 'seldom']));
  });
});
