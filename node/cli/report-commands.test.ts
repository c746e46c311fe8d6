// Reports, questions and mentoring on the command line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { ulinzi } from './testing/terminal.ts';

const assistant = 'kibua-cla-1';
const mentor = 'nk-protection-manager';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const as = (post: string, line: string, ...more: string[]) =>
  ulinzi([...line.split(' '), ...more, '--as', post, '--url', test.node.address, '--keys', test.keysDir]);

describe('at the terminal', () => {
  it('a report is sent, found, read, returned and mended', async () => {
    const words = 'EXERCISE watu wanne';
    const incident =
      '--kind incident --readers base --from 2026-11-23 --event looting --actor police --community ntoto';
    expect((await as(assistant, `report send ${incident}`, '--text', words)).code).toBe(0);
    const { out: listed } = await as(mentor, 'report list --state sent');
    const number = /\d{6}/.exec(listed)?.[0] ?? '';
    expect(listed).toMatch(/incident +Kibua +2026-11-23 +Ntoto +sent/);
    expect(listed).not.toContain('watu');
    const shown = await as(mentor, `report show ${number}`);
    for (const said of [words, 'High risk for the author', 'looting', 'Send a report'])
      expect(shown.out).toContain(said);
    expect((await as(mentor, `report return ${number} --reason place`)).code).toBe(0);
    expect((await as(assistant, `report amend ${number} --place-precision near`)).code).toBe(0);
    expect((await as('kibua-commander', `report show ${number}`)).out).toContain('near the village');
    const hidden = await as('fizi-commander', `report show ${number}`);
    expect({ code: hidden.code, out: hidden.out }).toEqual({ code: 4, out: '' });
  });

  it('a nil report is seen beforehand; an activity is counted', async () => {
    expect((await as(assistant, 'report prefill --kind daily --day 2026-10-01')).out).toContain(
      'Nothing to report.',
    );
    const activity = '--kind activity --readers base --from 2026-10-01 --activity negotiation --minutes 90';
    await as(assistant, `report send ${activity}`);
    expect((await as(assistant, 'report prefill --kind daily --day 2026-10-01')).out).toContain(
      'negotiation: 1 times, 90 min',
    );
    expect((await as(mentor, 'activity list --month 2026-10')).out).toMatch(/Kibua +negotiation +1 +90/);
  });

  it('a question is asked, listed and read; a talk with the mentor is held', async () => {
    await as(mentor, 'question ask --line office --base kibua', '--words', 'EXERCISE lini?');
    const { out } = await as(assistant, 'question list');
    expect(out).toMatch(/Kibua +with the office/);
    const id = /[0-9a-f-]{36}/.exec(out)?.[0] ?? '';
    expect((await as(assistant, `question show ${id}`)).out).toContain('the office: EXERCISE lini?');
    const marks = '--reports 4 --promptness 3 --source-safety 5';
    await as(mentor, `mentoring hold --post ${assistant} --on 2026-10-20 --way call ${marks}`);
    const month = await as(mentor, 'mentoring list --month 2026-10');
    expect(month.out).toMatch(/kibua-cla-1 +Kibua +held +2026-10-20/);
    expect(month.out).toMatch(/kibua-cla-2 +Kibua +missed/);
  });

  it('A2 "CLI" finds the CLA', async () => {
    const { out } = await as('kibua-commander', 'post list --find CLI');
    for (const post of ['kibua-cla-1', 'kibua-cla-2', 'fizi-cla-1']) expect(out).toContain(post);
    expect(out).not.toContain('kibua-commander');
    expect(out).toMatch(/"CLI": the former name of ".*", before 2011-04\./);
  });
});
