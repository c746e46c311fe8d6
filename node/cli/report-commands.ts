// `ulinzi report list | show | prefill`, `ulinzi activity list`, `ulinzi question list | show`, `ulinzi mentoring list | show`.
// What is written comes by the acts' own commands: `ulinzi report send`, `ulinzi question ask`.
import type { PrefillAnswer, ReportAnswer } from '@ulinzi/domain/reports';
import type { QuestionAnswer } from '@ulinzi/domain/questions';
import { localTime } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { listCommand, type ListOf, type Row, text, word, yes } from './list-commands.ts';

const dayOption = (help: string) => ({ type: 'string', value: 'DAY', help }) as const;
const month = { type: 'string', value: 'YYYY-MM', help: 'commands.option.month' } as const;

const days = (row: Row) =>
  row['until'] ? `${String(row['from'])} - ${String(row['until'])}` : text('from')(row);
const time = (name: string) => (row: Row) => (row[name] ? localTime(String(row[name])) : '');

const lists: readonly ListOf[] = [
  {
    path: ['report', 'list'],
    from: '/api/reports',
    name: 'reports',
    empty: 'commands.empty',
    asks: {
      state: {
        type: 'string',
        value: 'sent|returned|accepted|coded|withdrawn',
        help: 'commands.option.report-state',
      },
      kind: { type: 'string', value: 'flash|daily|weekly|incident|activity|visit', help: 'acts.field.kind' },
      base: { type: 'string', value: 'BASE', help: 'acts.field.base' },
      from: dayOption('commands.option.from-day'),
      until: dayOption('commands.option.until-day'),
    },
    example: 'ulinzi report list --state sent --as nk-protection-manager',
    columns: {
      number: text('number'),
      kind: word('reports.kind', 'kind'),
      base: text('baseLabel'),
      days,
      place: text('communityLabel'),
      state: word('reports.state', 'state'),
      late: yes('isOverdue'),
      'high-risk': yes('isHighRisk'),
      post: text('post'),
    },
  },
  {
    path: ['activity', 'list'],
    from: '/api/activities',
    name: 'activities',
    empty: 'commands.empty',
    asks: { month },
    example: 'ulinzi activity list --month 2026-10 --as nk-protection-manager',
    columns: {
      base: text('baseLabel'),
      activity: word('reports.activity', 'activity'),
      reports: text('reports'),
      minutes: text('minutes'),
    },
  },
  {
    path: ['question', 'list'],
    from: '/api/questions',
    name: 'questions',
    empty: 'commands.empty',
    columns: {
      base: text('baseLabel'),
      line: word('questions.line', 'line'),
      place: text('communityLabel'),
      since: time('waitsSince'),
      'waits-for': (row, call) =>
        call.io.speak(
          row['waitsFor'] === null ? 'commands.question.ended' : `questions.side.${String(row['waitsFor'])}`,
        ),
      number: text('id'),
    },
  },
  {
    path: ['mentoring', 'list'],
    from: '/api/mentoring',
    name: 'posts',
    empty: 'commands.empty',
    asks: { month },
    example: 'ulinzi mentoring list --month 2026-10 --as nk-protection-manager',
    columns: {
      post: text('post'),
      base: text('baseLabel'),
      state: word('mentoring.standing', 'standing'),
      days: (row) => (row['held'] as { on: string }[]).map(({ on }) => on).join(', '),
      reports: text('sent'),
      returned: text('returned'),
      quality: (row) => (row['quality'] === null ? '' : Number(row['quality']).toFixed(1)),
    },
  },
];

/** A command that asks for one thing and prints it in lines. */
function showCommand<Answer>(
  {
    path,
    from,
    argument,
    options = {},
    example,
  }: {
    path: Command['path'];
    from: (call: Call) => string;
    argument?: string;
    options?: Command['options'];
    example: string;
  },
  linesOf: (call: Call, answer: Answer) => string[],
): Command {
  return {
    path,
    summary: `commands.${path.join('-')}.summary`,
    ...(argument !== undefined && { arguments: [{ name: argument, help: 'commands.ref.id' }] }),
    options: { ...options, ...nodeOptions },
    example,
    async run(call): Promise<ExitCode> {
      const answer = await new NodeClient(call).ask('GET', from(call));
      if (answer.status !== 200) return printRefusal(call, answer);
      if (call.json) call.io.out(`${JSON.stringify(answer.body)}\n`);
      else
        call.io.out(
          linesOf(call, answer.body as Answer)
            .map((line) => `${line}\n`)
            .join(''),
        );
      return 0;
    },
  };
}

const ref = ({ args }: Call) => encodeURIComponent(args[0] ?? '');

const reportShow = showCommand<ReportAnswer>(
  {
    path: ['report', 'show'],
    from: (call) => `/api/reports/${ref(call)}`,
    argument: 'NUMBER',
    example: 'ulinzi report show 482113 --as nk-protection-manager',
  },
  ({ io }, report) => {
    const { speak } = io;
    const said: [string, string | null][] = [
      ['alerts.event', report.event],
      ['alerts.actor', report.actor],
      ['reports.activity', report.activity],
      ['reports.contact', report.contact],
      ['reports.known-to', report.knownTo],
      ['reports.place', report.placePrecision],
    ];
    const head = [
      report.number,
      speak(`reports.kind.${report.kind}`),
      report.baseLabel,
      days(report),
      ...(report.communityLabel ? [report.communityLabel] : []),
      speak(`reports.state.${report.state}`),
      speak(`reports.readers.${report.readers}`),
    ];
    const codes = said.flatMap(([list, code]) => (code === null ? [] : [speak(`${list}.${code}`)]));
    return [
      head.join(' · '),
      ...(report.isHighRisk ? [speak('commands.report.high-risk')] : []),
      ...(report.isNil ? [speak('commands.report.nil')] : []),
      ...(codes.length > 0 ? [codes.join(' · ')] : []),
      ...report.texts.map(({ name, words }) => `${speak(`reports.section.${name}`)}: ${words ?? '-'}`),
      ...report.comments.map(
        ({ at, words }) => `${localTime(at)} ${speak('commands.report.comment')}: ${words ?? '-'}`,
      ),
      ...report.history.map(({ at, act }) => `${localTime(at)} ${speak(`acts.report.${act}.summary`)}`),
    ];
  },
);

const reportPrefill = showCommand<PrefillAnswer>(
  {
    path: ['report', 'prefill'],
    from: ({ options }) =>
      `/api/reports/prefill?kind=${encodeURIComponent(String(options['kind']))}${
        options['day'] === undefined ? '' : `&day=${encodeURIComponent(String(options['day']))}`
      }`,
    options: {
      kind: { type: 'string', value: 'daily|weekly', help: 'acts.field.kind', required: true },
      day: dayOption('commands.option.day'),
    },
    example: 'ulinzi report prefill --kind daily --as kibua-cla-1',
  },
  ({ io }, { from, until, isNil, sent, alerts, activities, promises, contacts }) => {
    const { speak } = io;
    return [
      until === null ? from : `${from} - ${until}`,
      ...(sent === null ? [] : [speak('commands.prefill.sent', { number: sent })]),
      ...(isNil ? [speak('commands.report.nil')] : []),
      ...alerts.map(({ number, receivedAt, communityLabel, status, event, told, owed }) =>
        [
          number,
          localTime(receivedAt),
          communityLabel ?? speak('alerts.place-open'),
          ...(event === null ? [] : [speak(`alerts.event.${event}`)]),
          speak(`alerts.state.${status}`),
          `${told}/${owed}`,
        ].join(' · '),
      ),
      ...activities.map(({ activity, reports, minutes }) =>
        speak('commands.prefill.activity', {
          activity: speak(`reports.activity.${activity}`),
          reports,
          minutes,
        }),
      ),
      ...promises.map(({ communityLabel, kind, standing }) =>
        [communityLabel, speak(`alerts.promise-kind.${kind}`), speak(`alerts.promise.${standing}`)].join(
          ' · ',
        ),
      ),
      speak('commands.prefill.contacts', contacts),
    ];
  },
);

const questionShow = showCommand<QuestionAnswer>(
  {
    path: ['question', 'show'],
    from: (call) => `/api/questions/${ref(call)}`,
    argument: 'ID',
    example: 'ulinzi question show 9b2e6a0c-1b5f-4f0e-9f55-2d7c3f1f8a01 --as kibua-cla-1',
  },
  ({ io }, { words, baseLabel, communityLabel }) => [
    [baseLabel, ...(communityLabel ? [communityLabel] : [])].join(' · '),
    ...words.map(
      ({ from, at, words: said }) => `${localTime(at)} ${io.speak(`questions.side.${from}`)}: ${said ?? '-'}`,
    ),
  ],
);

const mentoringShow = showCommand<{ words: string | null }>(
  {
    path: ['mentoring', 'show'],
    from: (call) => `/api/mentoring/${ref(call)}`,
    argument: 'ID',
    example: 'ulinzi mentoring show 9b2e6a0c-1b5f-4f0e-9f55-2d7c3f1f8a01 --as kibua-cla-1',
  },
  (_call, { words }) => [words ?? '-'],
);

export const reportCommands: readonly Command[] = [
  ...lists.map(listCommand),
  reportShow,
  reportPrefill,
  questionShow,
  mentoringShow,
];
