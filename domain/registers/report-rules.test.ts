import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertCodes } from '../alerts/index.ts';
import { day, isoOf, isRefusal, type SubjectId } from '../kernel/index.ts';
import { overdueSince, type Report, viewsOfReport, withoutAuthor } from '../reports/index.ts';
import { evolveRegister, registerRules } from './rules.ts';
import type { Actor, RegisterState } from './registers.ts';
import { reportMay, seesReport } from './report-rules.ts';
import * as kibua from './testing/kibua.ts';

const visit = '00000000-0000-4000-8000-000000000111' as string as SubjectId;
const registers = {
  ...kibua.registersOf(),
  subject: (kind: string, id: SubjectId) =>
    kind === 'visit' && id === visit ? ({ base: 'kibua' } as RegisterState) : undefined,
};
const day0 = isoOf(kibua.night).slice(0, 10);

function ask(act: string, actor: Actor, data: object, state?: Report, bodies: string[] = []) {
  const rule = registerRules[act];
  if (!rule) throw new Error(`no rule for ${act}`);
  return rule(
    state,
    { data: data as never, bodies: new Set(bodies) },
    { now: kibua.night, actor, registers },
  );
}

function after(act: string, actor: Actor, data: object, state?: Report, at = kibua.night): Report {
  const allowed = ask(act, actor, data, state);
  if (isRefusal(allowed)) throw new Error(`${act}: ${allowed.refused} ${allowed.missing?.join(' ')}`);
  return evolveRegister(state, { act, data: allowed.data } as never, at, () => '') as Report;
}

const flash = { kind: 'flash', readers: 'base', from: day0 };
const incident = { ...flash, kind: 'incident', event: 'looting', actor: 'armed-group', community: 'ntoto' };
const sent = (more: object = {}, by = kibua.assistant) => after('report.send', by, { ...flash, ...more });

describe('a report is sent', () => {
  it('A4 without naming anybody: how it was come to know is enough', () => {
    const report = sent({ ...incident, contact: 'met-in-village', knownTo: 'under-20' });
    expect(report).toMatchObject({ base: 'kibua', post: 'kibua-assistant', state: 'sent', isMentored: true });
    expect(JSON.stringify(report.said)).not.toMatch(/name|source/i);
  });

  it('for the own base, by one of the office for a base of the province', () => {
    expect(ask('report.send', kibua.assistant, { ...flash, base: 'sange' })).toMatchObject({
      refused: 'act/not-yours',
    });
    expect(sent({ base: 'kibua' }, kibua.protectionManager)).toMatchObject({
      base: 'kibua',
      isMentored: false,
    });
    for (const base of [undefined, 'sange', 'nowhere'])
      expect(ask('report.send', kibua.protectionManager, { ...flash, base })).toMatchObject({
        refused: 'place/unknown',
      });
  });

  it('C9 to the mentor alone by an Assistant, and by nobody else', () => {
    expect(sent({ readers: 'mentor' }).readers).toBe('mentor');
    for (const by of [kibua.commander, kibua.protectionManager])
      expect(ask('report.send', by, { ...flash, base: 'kibua', readers: 'mentor' })).toMatchObject({
        refused: 'report/readers',
      });
  });

  it('says what its kind must say', () => {
    const refused = (data: object) => ask('report.send', kibua.assistant, { ...flash, ...data });
    expect(refused({ kind: 'incident' })).toEqual({
      refused: 'report/incomplete',
      missing: ['event', 'actor', 'community'],
    });
    expect(refused({ ...incident, community: undefined, placePrecision: 'territory' })).toHaveProperty(
      'data',
    );
    expect(refused({ kind: 'activity', activity: 'liaison' })).toMatchObject({ missing: ['minutes'] });
    expect(refused({ kind: 'visit' })).toMatchObject({ missing: ['visit'] });
    expect(refused({ kind: 'visit', visit })).toHaveProperty('data');
    expect(refused({ kind: 'visit', visit: kibua.situation.id })).toMatchObject({ refused: 'act/schema' });
    expect(refused({ isNil: true, event: 'looting' })).toEqual({ refused: 'report/nil', missing: ['event'] });
    expect(refused({ kind: 'daily', isNil: true })).toHaveProperty('data');
    expect(refused({ killedLow: 5, killedHigh: 4 })).toMatchObject({ refused: 'report/low-above-high' });
    expect(refused({ killedLow: 5 })).toHaveProperty('data');
    expect(refused({ community: 'nowhere' })).toMatchObject({ refused: 'place/unknown' });
  });

  it('of days that there are; a phone whose clock is a day ahead is let pass', () => {
    const on = (from: string, until?: string) =>
      ask('report.send', kibua.assistant, { ...flash, from, until });
    expect(on('2026-02-30')).toMatchObject({ refused: 'act/schema', missing: ['from'] });
    expect(on('2026-11-29')).toHaveProperty('data');
    expect(on('2026-11-30')).toMatchObject({ refused: 'time/in-the-future' });
    expect(on('2026-11-27', '2026-11-26')).toMatchObject({ refused: 'report/until-before-from' });
  });

  it('A6 by local authorities or security forces: at high risk, also once it was mended or coded so', () => {
    const risky = ['local-authority', 'national-forces', 'police', 'intelligence'];
    for (const actor of alertCodes.actors) {
      expect(sent({ ...incident, actor }).isHighRisk).toBe(risky.includes(actor));
      const mended = after('report.amend', kibua.assistant, { actor }, sent(incident));
      expect(mended.isHighRisk).toBe(risky.includes(actor));
      const accepted = after('report.accept', kibua.headOfOffice, {}, sent(incident));
      const coded = after('report.code', kibua.headOfOffice, { event: 'looting', actor }, accepted);
      expect(coded.isHighRisk).toBe(risky.includes(actor));
    }
  });
});

describe('who reads a report', () => {
  const everybody = [
    kibua.assistant,
    kibua.relief,
    kibua.commander,
    kibua.protectionManager,
    kibua.headOfOffice,
    kibua.dutyOfficer,
    kibua.analyst,
    kibua.administrator,
    kibua.missionAnalyst,
    kibua.sangeAssistant,
    kibua.sangeCommander,
  ];
  const readersOf = (report: Report) =>
    everybody.filter((actor) => seesReport(actor, report, registers)).map(({ post }) => post);

  it('A3 C9 is its writer’s choice, and never another base’s', () => {
    const assistants = ['kibua-assistant', 'kibua-relief'];
    const above = ['nk-protection', 'nk-head'];
    expect(readersOf(sent())).toEqual([...assistants, 'kibua-commander', ...above]);
    expect(readersOf(sent({ readers: 'province' }))).toEqual([...assistants, ...above]);
    expect(readersOf(sent({ readers: 'mentor' }))).toEqual([...assistants, 'nk-protection']);
    const own = sent({ readers: 'province' }, kibua.commander);
    expect(readersOf(own)).toContain('kibua-commander');
  });

  it('H6 its author and how good it is stand only where her mentor and the base’s Assistants read', () => {
    const whole = (report: Report) => viewsOfReport(report, 1).filter(({ isWhole }) => isWhole);
    expect(whole(sent()).map(({ circle }) => circle)).toEqual([1_000_001]);
    expect(whole(sent({}, kibua.commander))).toEqual([]);
    const accepted = after('report.accept', kibua.protectionManager, { quality: 2 }, sent());
    expect(accepted.accepted?.quality).toBe(2);
    expect(JSON.stringify(withoutAuthor(accepted))).not.toMatch(/kibua-assistant|"quality":2/);
  });

  it('to all others each act reads as if it were not there', () => {
    const hidden = sent({ readers: 'mentor' });
    for (const act of ['amend', 'withdraw'])
      expect(ask(`report.${act}`, kibua.commander, { reason: 'other' }, hidden)).toEqual({
        refused: 'report/not-found',
      });
    for (const act of ['accept', 'return', 'code'])
      expect(ask(`report.${act}`, kibua.headOfOffice, { reason: 'other' }, hidden)).toEqual({
        refused: 'report/not-found',
      });
  });
});

describe('a report is answered', () => {
  it('within a day, from when it was sent, or sent again', () => {
    expect(overdueSince(sent())).toBe(kibua.night + day);
    const returned = after('report.return', kibua.protectionManager, { reason: 'place' }, sent());
    expect(overdueSince(returned)).toBeNull();
    const again = after(
      'report.amend',
      kibua.assistant,
      { community: 'mera' },
      returned,
      kibua.night + 2 * day,
    );
    expect(again).toMatchObject({ state: 'sent', said: { community: 'mera' } });
    expect(overdueSince(again)).toBe(kibua.night + 3 * day);
    const added = after('report.amend', kibua.assistant, { event: 'looting' }, sent(), kibua.night + day);
    expect(overdueSince(added)).toBe(kibua.night + day);
  });

  it('mended and withdrawn by its own post alone, with something to say', () => {
    for (const act of ['amend', 'withdraw'])
      expect(ask(`report.${act}`, kibua.relief, { reason: 'other' }, sent())).toEqual({
        refused: 'report/not-writer',
      });
    expect(ask('report.amend', kibua.assistant, {}, sent())).toMatchObject({ refused: 'act/schema' });
    expect(ask('report.amend', kibua.assistant, {}, sent(), ['text'])).toHaveProperty('data');
    expect(ask('report.amend', kibua.assistant, { isNil: true }, sent(incident))).toMatchObject({
      refused: 'report/nil',
    });
  });

  it('whatever is tried in whatever order: what is offered is done, what is not is refused', () => {
    const data = { reason: 'other', event: 'fire', actor: 'police' };
    const by = fc.constantFrom(kibua.assistant, kibua.relief, kibua.commander, kibua.headOfOffice);
    const moves = ['amend', 'withdraw', 'accept', 'return', 'code'] as const;
    const given = {
      amend: { event: 'fire' },
      withdraw: data,
      accept: { quality: 3 },
      return: data,
      code: data,
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(by, fc.constantFrom(...moves)), { maxLength: 12 }), (tries) => {
        let report = sent();
        for (const [actor, move] of tries) {
          const mayRole = ['accept', 'return', 'code'].includes(move) === (actor === kibua.headOfOffice);
          const allowed = mayRole ? ask(`report.${move}`, actor, given[move], report) : null;
          if (allowed) expect(!isRefusal(allowed)).toBe(reportMay(report, actor).includes(move));
          if (allowed && !isRefusal(allowed)) report = after(`report.${move}`, actor, given[move], report);
          expect(report.coded === null || report.accepted !== null).toBe(true);
          expect(overdueSince(report) !== null).toBe(report.state === 'sent');
        }
      }),
    );
  });
});
