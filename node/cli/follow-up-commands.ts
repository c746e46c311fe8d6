// What is followed up for months: `ulinzi recommendation list --list overdue`, `ulinzi visit by-base`, `ulinzi plan show`.
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { listCommand, type ListOf, type Row, text, word } from './list-commands.ts';

const base = { type: 'string', value: 'BASE', help: 'acts.field.base' } as const;

const labels = (name: string) => (row: Row) =>
  (row[name] as readonly { readonly label: string }[]).map(({ label }) => label).join(', ');

const days = (row: Row) =>
  row['from'] ? `${String(row['from'])} - ${String(row['until'])}` : text('by')(row);

const lists: readonly ListOf[] = [
  {
    path: ['recommendation', 'list'],
    from: '/api/recommendations',
    name: 'recommendations',
    empty: 'commands.empty',
    asks: { list: { type: 'string', value: 'mine|overdue|all', help: 'commands.option.list' }, base },
    example: 'ulinzi recommendation list --list overdue --as nk-head-of-office',
    columns: {
      number: text('number'),
      base: text('baseLabel'),
      kind: word('recommendations.kind', 'kind'),
      post: text('owner'),
      due: text('due'),
      late: (row) => (row['isOverdue'] ? text('daysOverdue')(row) : ''),
      state: word('recommendations.state', 'status'),
    },
  },
  {
    path: ['visit', 'list'],
    from: '/api/visits',
    name: 'visits',
    empty: 'commands.empty',
    asks: {
      state: { type: 'string', value: 'wanted|planned|held|cancelled', help: 'commands.option.visit-state' },
      base,
    },
    columns: {
      base: text('baseLabel'),
      community: labels('communities'),
      days,
      state: word('visits.state', 'state'),
      about: remarks,
      number: text('id'),
    },
  },
  {
    path: ['visit', 'by-base'],
    from: '/api/visits/by-base',
    name: 'bases',
    empty: 'commands.empty',
    columns: {
      base: text('baseLabel'),
      vulnerability: text('vulnerability'),
      wanted: text('wanted'),
      planned: text('planned'),
      held: text('held'),
      cancelled: (row, call) => cancelled(row, call),
      'days-since': text('daysSinceHeld'),
    },
  },
  {
    path: ['visit', 'staff-days'],
    from: '/api/visits/staff-days',
    name: 'sections',
    empty: 'commands.empty',
    asks: {
      from: { type: 'string', value: 'DAY', help: 'commands.option.from-day', required: true },
      until: { type: 'string', value: 'DAY', help: 'commands.option.until-day', required: true },
    },
    example: 'ulinzi visit staff-days --from 2026-11-01 --until 2026-11-30 --as nk-head-of-office',
    columns: { section: word('visits.component', 'component'), days: text('days') },
  },
  {
    path: ['visit', 'coverage'],
    from: '/api/coverage',
    name: 'communities',
    empty: 'commands.empty',
    columns: {
      community: text('label'),
      base: text('base'),
      coverage: word('visits.coverage', 'class'),
      'last-visit': text('lastTeamOn'),
    },
  },
  {
    path: ['plan', 'list'],
    from: '/api/plans',
    name: 'plans',
    empty: 'commands.empty',
    columns: {
      base: text('baseLabel'),
      community: labels('communities'),
      state: word('plans.state', 'state'),
      review: text('review'),
      late: (row) => (row['isReviewOverdue'] ? text('daysOverdue')(row) : ''),
      number: text('id'),
    },
  },
];

/** What is to be known of a visit besides: what it lacks, and what is owed of it. */
function remarks(row: Row, { io }: Call): string {
  const missing = (row['missing'] as readonly string[]).map((one) => io.speak(`visits.component.${one}`));
  const report = row['report'] as { readonly daysOverdue: number } | null;
  return [
    ...(row['reason'] ? [io.speak(`visits.reason.${String(row['reason'])}`)] : []),
    ...(row['isPaired'] === false ? [io.speak('commands.visit.unpaired')] : []),
    ...(missing.length > 0 ? [io.speak('commands.visit.missing', { components: missing.join(', ') })] : []),
    ...(report && report.daysOverdue > 0
      ? [io.speak('commands.visit.report-late', { days: report.daysOverdue })]
      : []),
  ].join('; ');
}

function cancelled(row: Row, { io }: Call): string {
  const by = row['cancelledBy'] as readonly { readonly reason: string; readonly visits: number }[];
  return by.map(({ reason, visits }) => `${visits} ${io.speak(`visits.reason.${reason}`)}`).join(', ');
}

interface Shown {
  readonly history: readonly (Row & { readonly words?: string | null })[];
}

/** One with its history: each act with its day, where it stood after it, and what was written. */
function showCommand(
  subject: 'recommendation' | 'visit' | 'plan',
  states: string,
  state: 'status' | 'state',
): Command {
  const isNumbered = subject === 'recommendation';
  return {
    path: [subject, 'show'],
    summary: `commands.${subject}-show.summary`,
    arguments: [{ name: isNumbered ? 'NUMBER' : subject.toUpperCase(), help: `commands.ref.${subject}` }],
    options: nodeOptions,
    example: `ulinzi ${subject} show ${isNumbered ? '4821' : 'ID'} --as kibua-commander`,
    async run(call): Promise<ExitCode> {
      const { io } = call;
      const address = `/api/${subject}s/${encodeURIComponent(call.args[0] ?? '')}`;
      const answer = await new NodeClient(call).ask('GET', address);
      if (answer.status !== 200) return printRefusal(call, answer);
      if (call.json) io.out(`${JSON.stringify(answer.body)}\n`);
      else for (const step of (answer.body as unknown as Shown).history) io.out(`${lineOf(call, step)}\n`);
      return 0;
    },
  };

  function lineOf({ io }: Call, step: Shown['history'][number]): string {
    const act = io.speak(`${subject}s.act.${String(step['act']).split('.')[1] ?? ''}`);
    const stands = step['isContested']
      ? io.speak('commands.without-effect')
      : io.speak(`${states}.${String(step[state])}`);
    const words = step.words === undefined ? '' : `  ${step.words ?? '-'}`;
    return `${String(step['day'])}  ${act}: ${stands}${words}`;
  }
}

export const followUpCommands: readonly Command[] = [
  ...lists.map(listCommand),
  showCommand('recommendation', 'recommendations.state', 'status'),
  showCommand('visit', 'visits.state', 'state'),
  showCommand('plan', 'plans.state', 'state'),
];
