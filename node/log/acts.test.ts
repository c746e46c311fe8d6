// What holds for every act that is declared, and the words that go with acts, refusals and code lists.
import { alertCodes } from '@ulinzi/domain/alerts';
import { type Act, freeTextFields, refusalStatus, roles } from '@ulinzi/domain/kernel';
import { promiseKinds } from '@ulinzi/domain/promises';
import { locales, speaker, wordIds } from '@ulinzi/words';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { acts } from '@ulinzi/domain/acts';

const all = Object.values(acts);
const peoples = all.filter((act) => act.who.some((one) => one !== 'node'));
const fieldsOf = (act: Act) => [
  ...Object.keys(act.data.properties),
  ...act.bodies.map((body) => body.name),
  ...act.secrets,
];

describe('every act that is declared', () => {
  test('B7 lets no free text into an entry: what is said goes into bodies, numbers and names to the keystore', () => {
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((act) => freeTextFields(act.data, act.labels).length > 0)).toEqual([]);
  });

  test('B7 takes no sentence and no phone number in any field but its labels', () => {
    const said = ['Baraka a vu des hommes armés', '+243810000001', 'EXERCISE', '', '\u0000'];
    const taken = all.flatMap((act) =>
      Object.entries(act.data.properties)
        .filter(([name]) => !act.labels.includes(name))
        .filter(([, schema]) => said.some((text) => Check(schema as TSchema, text)))
        .map(([name]) => `${act.name} ${name}`),
    );
    expect(taken).toEqual([]);
  });

  test('has labels only for places, posts, gateways and words of the list, and of at most 80 characters', () => {
    const labelled = all.filter((act) => act.labels.length > 0);
    expect(labelled.map((act) => act.name).sort()).toEqual([
      'area.add',
      'base.open',
      'community.add',
      'community.alias',
      'community.describe',
      'community.unalias',
      'gateway.add',
      'group.open',
      'post.open',
      'word.add',
    ]);
    for (const act of labelled) {
      for (const name of act.labels) {
        const schema = act.data.properties[name] as TSchema;
        expect([Check(schema, 'x'.repeat(80)), Check(schema, 'x'.repeat(81))]).toEqual([true, false]);
      }
    }
  });

  test('has a name of its own and who may do it; of what people send, no field, text or secret is named alike', () => {
    for (const [name, act] of Object.entries(acts)) {
      expect(name).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(act.who.length).toBeGreaterThan(0);
      expect([...roles, 'node']).toEqual(expect.arrayContaining([...act.who]));
    }
    for (const act of peoples) expect(new Set(fieldsOf(act)).size).toBe(fieldsOf(act).length);
  });
});

describe('the words', () => {
  const idsOf = (area: string, within = '') =>
    wordIds(area).filter((id) => id.startsWith(`${area}.${within}`));

  test('there are words for every refusal, and none for a refusal that there is not', () => {
    expect(idsOf('refusals')).toEqual(
      Object.keys(refusalStatus)
        .map((code) => `refusals.${code}`)
        .sort(),
    );
  });

  test('what is not there and what is not yours are refused in the same words', () => {
    const hidden = Object.keys(refusalStatus).filter(
      (code) => code.endsWith('/not-found') || code === 'act/not-yours',
    );
    expect(hidden.length).toBeGreaterThan(3);
    for (const locale of locales) {
      expect(new Set(hidden.map((code) => speaker(locale)(`refusals.${code}`))).size).toBe(1);
    }
  });

  test('refusals are short, need nothing filled in, and say what to do', () => {
    for (const locale of locales) {
      for (const id of wordIds('refusals')) {
        const said = speaker(locale)(id);
        expect(said.length).toBeLessThan(150);
        expect(said).toMatch(/\.$/);
      }
    }
  });

  test('every act that people do has its summary, and every field of it its help; none is left over', () => {
    const summaries = peoples.map((act) => `acts.${act.name}.summary`);
    const fields = peoples.flatMap(fieldsOf).map((name) => `acts.field.${name}`);
    expect(wordIds('acts')).toEqual([...new Set([...summaries, ...fields])].sort());
  });

  test('every code of an alert has its label', () => {
    const { states, channels, events, actors, urgencies, certainties, directions, reliabilities } =
      alertCodes;
    const { informationGrades, credibilities, unfoundedReasons, decisions, causes, recipients, answers } =
      alertCodes;
    const { reviews, means, checks, outcomes, callBackResults, feedbackResults, feedbackWays } = alertCodes;
    const { reopenReasons, clocks, rungCauses } = alertCodes;
    const lists: Record<string, readonly string[]> = {
      state: states,
      channel: channels,
      event: events,
      actor: actors,
      urgency: urgencies,
      certainty: certainties,
      direction: directions,
      reliability: reliabilities,
      'information-grade': informationGrades,
      credibility: credibilities,
      'unfounded-reason': unfoundedReasons,
      decision: decisions,
      cause: causes,
      recipient: recipients,
      answer: answers,
      review: reviews,
      means,
      check: checks,
      outcome: outcomes,
      'call-back-result': callBackResults,
      'feedback-result': feedbackResults,
      'feedback-way': feedbackWays,
      'reopen-reason': reopenReasons,
      clock: clocks,
      'rung-cause': rungCauses,
      'promise-kind': promiseKinds,
    };
    const labelled = new Set(wordIds('alerts'));
    const missing = Object.entries(lists)
      .flatMap(([list, codes]) => codes.map((code) => `alerts.${list}.${code}`))
      .filter((id) => !labelled.has(id));
    expect(missing).toEqual([]);
    const notLists = ['stateRecipients', 'checksFor'];
    const exported = Object.entries(alertCodes).filter(([name]) => !notLists.includes(name));
    expect(
      exported.map(([, list]) => list).filter((list) => !Object.values(lists).includes(list as never)),
    ).toEqual([]);
  });
});
