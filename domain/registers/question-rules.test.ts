import { describe, expect, it } from 'vitest';
import { day, isRefusal } from '../kernel/index.ts';
import type { Question } from '../questions/index.ts';
import { reportSent } from '../reports/index.ts';
import { questionMay, seesQuestion } from './question-rules.ts';
import type { Actor } from './registers.ts';
import { evolveRegister, registerRules } from './rules.ts';
import * as kibua from './testing/kibua.ts';

const report = '00000000-0000-4000-8000-000000000222';
const hidden = reportSent(
  {
    kind: 'flash',
    readers: 'mentor',
    base: 'kibua',
    from: '2026-11-27',
    post: 'kibua-assistant',
    isMentored: true,
  },
  kibua.night,
);
const registers = {
  ...kibua.registersOf(),
  subject: (kind: string, id: string) => (kind === 'report' && id === report ? hidden : undefined),
};

function ask(act: string, actor: Actor, data: object = {}, state?: Question, bodies = ['words']) {
  const rule = registerRules[act];
  if (!rule) throw new Error(`no rule for ${act}`);
  return rule(
    state,
    { data: data as never, bodies: new Set(bodies) },
    { now: kibua.night, actor, registers },
  );
}

function after(act: string, actor: Actor, data: object = {}, state?: Question, at = kibua.night): Question {
  const allowed = ask(act, actor, data, state);
  if (isRefusal(allowed)) throw new Error(`${act}: ${allowed.refused} ${allowed.missing?.join(' ')}`);
  return evolveRegister(state, { act, data: allowed.data } as never, at, () => '') as Question;
}

const office = { line: 'office', base: 'kibua' };

describe('a question', () => {
  it('A12 goes from one end to the other and back', () => {
    const asked = after('question.ask', kibua.protectionManager, office);
    expect(asked).toMatchObject({ base: 'kibua', askedBy: 'office', waitsFor: 'field' });
    const answered = after('question.answer', kibua.assistant, {}, asked, kibua.night + day);
    expect(answered).toMatchObject({ waitsFor: 'office', waitsSince: kibua.night + day });
    // What is added to one's own words gives nobody a turn.
    expect(after('question.answer', kibua.commander, {}, answered, kibua.night + 2 * day)).toEqual(answered);
    const ended = after('question.end', kibua.protectionManager, {}, answered);
    expect(ended).toMatchObject({ waitsFor: null });
    for (const act of ['answer', 'end'])
      expect(ask(`question.${act}`, kibua.assistant, {}, ended)).toEqual({ refused: 'question/ended' });
    expect(questionMay(ended, kibua.assistant)).toEqual([]);
  });

  it('names a base where it comes from the office, and is of the own base where it comes from there', () => {
    expect(ask('question.ask', kibua.headOfOffice, { line: 'office' })).toMatchObject({
      refused: 'place/unknown',
    });
    expect(ask('question.ask', kibua.headOfOffice, { line: 'office', base: 'sange' })).toMatchObject({
      refused: 'place/unknown',
    });
    expect(after('question.ask', kibua.assistant, { line: 'office' }).base).toBe('kibua');
    expect(ask('question.ask', kibua.assistant, { line: 'office', base: 'sange' })).toMatchObject({
      refused: 'act/not-yours',
    });
    expect(ask('question.ask', kibua.assistant, { line: 'office', community: 'kiliba' })).toMatchObject({
      refused: 'place/unknown',
    });
    expect(ask('question.ask', kibua.assistant, { line: 'office' }, undefined, [])).toMatchObject({
      refused: 'act/schema',
    });
  });

  it('C9 on the mentor’s line is between an Assistant and her mentor alone', () => {
    for (const by of [kibua.commander, kibua.headOfOffice])
      expect(ask('question.ask', by, { ...office, line: 'mentor' })).toMatchObject({
        refused: 'question/line',
      });
    const asked = after('question.ask', kibua.assistant, { line: 'mentor' });
    const readers = [
      kibua.relief,
      kibua.commander,
      kibua.protectionManager,
      kibua.headOfOffice,
      kibua.sangeAssistant,
    ];
    expect(readers.map((actor) => seesQuestion(actor, asked, registers))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    for (const act of ['answer', 'end'])
      expect(ask(`question.${act}`, kibua.commander, {}, asked)).toEqual({ refused: 'question/not-found' });
  });

  it('about a report that the one who asks may not read: as if there were none', () => {
    const about = (actor: Actor, id: string) => ask('question.ask', actor, { ...office, report: id });
    expect(about(kibua.protectionManager, report)).toHaveProperty('data');
    const none = '00000000-0000-4000-8000-000000000223';
    expect(about(kibua.commander, report)).toEqual(about(kibua.commander, none));
  });
});
