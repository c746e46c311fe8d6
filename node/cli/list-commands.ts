// Lists of the registers: `ulinzi duty list`, `ulinzi duty gaps`, `ulinzi promise list` and so on.
import type { Call, Command, ExitCode, Option } from './command.ts';
import { localTime } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { textTable } from './text-table.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A register as a command lists it. */
export interface ListOf {
  readonly path: Command['path'];
  readonly from: string;
  readonly name: string;
  readonly empty: string;
  /** Column heads in the catalogs, and the cell of each. */
  readonly columns: Readonly<Record<string, (row: Row, call: Call) => string>>;
  /** What is said under the rows, also to those who may count and see none. */
  readonly under?: (body: Row, call: Call) => string;
  /** Exit code 1 where the list being full is a finding. */
  readonly isFinding?: boolean;
  /** Options that go into the question. */
  readonly asks?: Readonly<Record<string, Option>>;
  readonly example?: string;
}

export const text = (name: string) => (row: Row) => String(row[name] ?? '');
const time = (name: string) => (row: Row) => (row[name] ? localTime(String(row[name])) : '');
export const word = (prefix: string, name: string) => (row: Row, call: Call) =>
  call.io.speak(`${prefix}.${String(row[name])}`);
export const yes = (name: string) => (row: Row, call: Call) =>
  call.io.speak(row[name] ? 'cli.yes' : 'cli.no');

const stateOfGateway = (row: Row) =>
  row['isPaused']
    ? 'paused'
    : row['trouble']
      ? `trouble.${String(row['trouble'])}`
      : row['isAlive']
        ? 'alive'
        : 'silent';

const lists: readonly ListOf[] = [
  {
    path: ['base', 'list'],
    from: '/api/bases',
    name: 'bases',
    empty: 'commands.empty',
    columns: { base: text('slug'), place: text('label'), scope: text('province') },
  },
  {
    path: ['community', 'list'],
    from: '/api/communities',
    name: 'communities',
    empty: 'commands.empty',
    columns: { community: text('slug'), place: text('label'), base: text('base') },
  },
  {
    path: ['post', 'list'],
    from: '/api/posts',
    name: 'posts',
    empty: 'commands.empty',
    asks: { find: { type: 'string', value: 'TEXT', help: 'commands.option.find' } },
    under: ({ former }, { io }) => {
      if (!former) return '';
      const { role, name, until } = former as { role: string; name: string; until: string };
      return io.speak('commands.post.former', { name, until, role: io.speak(`roles.${role}`) });
    },
    columns: { post: text('slug'), seat: word('roles', 'role'), base: text('base'), scope: text('province') },
  },
  {
    path: ['duty', 'list'],
    from: '/api/duties',
    name: 'duties',
    empty: 'cli.empty.duty',
    columns: {
      seat: word('alerts.rung', 'seat'),
      scope: text('scope'),
      post: text('post'),
      from: time('from'),
      until: time('until'),
    },
  },
  {
    path: ['duty', 'gaps'],
    from: '/api/gaps',
    name: 'gaps',
    empty: 'commands.no-gaps',
    isFinding: true,
    columns: {
      seat: word('alerts.rung', 'seat'),
      scope: text('scope'),
      from: time('from'),
      until: time('until'),
    },
  },
  {
    path: ['gateway', 'list'],
    from: '/api/gateways',
    name: 'gateways',
    empty: 'cli.empty.gateways',
    columns: {
      gateway: text('slug'),
      base: text('base'),
      order: text('place'),
      kind: text('kind'),
      state: (row, call) => call.io.speak(`commands.gateway.${stateOfGateway(row)}`),
      'stands-in': (row) => ((row['standsInFor'] ?? []) as string[]).join(', '),
      waiting: text('waiting'),
      'last-heard': time('lastContactAt'),
    },
  },
  {
    path: ['promise', 'list'],
    from: '/api/promises',
    name: 'promises',
    empty: 'cli.empty.promises',
    columns: {
      community: text('communityLabel'),
      promise: word('alerts.promise-kind', 'kind'),
      due: time('due'),
      standing: word('alerts.promise', 'standing'),
      told: (row, call) =>
        row['told'] === null ? '' : call.io.speak(row['told'] === 'yes' ? 'cli.yes' : 'cli.no'),
      number: text('id'),
    },
  },
  {
    path: ['trouble', 'list'],
    from: '/api/troubles',
    name: 'troubles',
    empty: 'watch-troubles.empty',
    columns: {
      number: text('id'),
      trouble: text('kind'),
      base: text('base'),
      about: (row) => String(row['gateway'] ?? row['source'] ?? row['communityLabel'] ?? row['base']),
      since: time('since'),
      taken: text('takenBy'),
    },
  },
  {
    path: ['contact', 'list'],
    from: '/api/contacts',
    name: 'contacts',
    empty: 'commands.empty',
    columns: {
      number: text('id'),
      base: text('base'),
      community: text('communityLabel'),
      way: text('way'),
      'last-heard': time('lastHeardAt'),
      next: time('nextAt'),
    },
  },
  {
    path: ['drill', 'list'],
    from: '/api/drills',
    name: 'drills',
    empty: 'commands.drill-list.empty',
    columns: {
      number: text('id'),
      base: text('base'),
      from: time('from'),
      until: time('until'),
      state: word('commands.drill-state', 'state'),
      expected: text('expected'),
      heard: text('heard'),
      silent: text('silent'),
    },
  },
  {
    path: ['source', 'list'],
    from: '/api/sources',
    name: 'sources',
    empty: 'commands.empty',
    columns: { number: text('code'), community: text('community'), state: yes('isAtRisk') },
  },
  {
    path: ['phone', 'list'],
    from: '/api/handsets',
    name: 'handsets',
    empty: 'commands.empty',
    under: ({ counts }, call) =>
      (counts as { state: string; handsets: number }[])
        .map(({ state, handsets }) => `${call.io.speak(`commands.handset-state.${state}`)}: ${handsets}`)
        .join(', '),
    columns: {
      number: text('code'),
      base: text('base'),
      state: word('commands.handset-state', 'state'),
      post: text('holder'),
      group: text('group'),
    },
  },
  {
    path: ['group', 'list'],
    from: '/api/groups',
    name: 'groups',
    empty: 'commands.empty',
    columns: { group: text('slug'), place: text('label'), base: text('base'), operator: text('operator') },
  },
  {
    path: ['message', 'list'],
    from: '/api/messages',
    name: 'messages',
    empty: 'commands.empty',
    under: ({ waiting }, call) => call.io.speak('commands.kept-back.waiting', { count: Number(waiting) }),
    asks: { show: { type: 'string', value: 'waiting|ended', help: 'commands.option.kept-back' } },
    columns: {
      since: time('at'),
      kind: (row, call) =>
        call.io.speak(row['kind'] === 'call' ? 'alerts.channel.call' : 'alerts.channel.sms'),
      state: word('commands.kept-back', 'why'),
      base: text('base'),
      number: text('id'),
    },
  },
  {
    path: ['word', 'list'],
    from: '/api/words',
    name: 'words',
    empty: 'commands.empty',
    columns: {
      word: text('word'),
      language: text('language'),
      meaning: word('alerts.meaning', 'meaning'),
      checked: yes('isChecked'),
      number: text('id'),
    },
  },
  {
    path: ['counts'],
    from: '/api/counts',
    name: 'rows',
    empty: 'commands.empty',
    asks: { weeks: { type: 'string', value: 'N', help: 'commands.option.weeks' } },
    columns: {
      week: text('week'),
      scope: text('province'),
      base: text('baseLabel'),
      event: (row, call) =>
        row['event'] === null ? '' : call.io.speak(`alerts.event.${String(row['event'])}`),
      alerts: text('alerts'),
      'answered-in-time': text('answeredInTime'),
      told: text('told'),
    },
  },
];

function questionOf({ asks = {} }: ListOf, { options }: Call): string {
  const given = Object.keys(asks).filter((name) => options[name] !== undefined);
  const pairs = given.map((name) => `${name}=${encodeURIComponent(String(options[name]))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

export const listCommand = (list: ListOf): Command => ({
  path: list.path,
  summary: `commands.${list.path.join('-')}.summary`,
  options: { ...list.asks, ...nodeOptions },
  example: list.example ?? `ulinzi ${list.path.join(' ')} --as kibua-commander`,
  async run(call: Call): Promise<ExitCode> {
    const answer = await new NodeClient(call).ask('GET', `${list.from}${questionOf(list, call)}`);
    if (answer.status !== 200) return printRefusal(call, answer);
    const rows = answer.body[list.name] as Row[];
    const code = list.isFinding && rows.length > 0 ? 1 : 0;
    if (call.json) {
      call.io.out(`${JSON.stringify(answer.body)}\n`);
      return code;
    }
    if (rows.length === 0) call.io.out(`${call.io.speak(list.empty)}\n`);
    else {
      const heads = Object.keys(list.columns).map((head) => call.io.speak(`cli.column.${head}`));
      call.io.out(
        textTable(
          heads,
          rows.map((row) => Object.values(list.columns).map((cell) => cell(row, call))),
        ),
      );
    }
    const under = list.under?.(answer.body, call);
    if (under) call.io.out(`${under}\n`);
    return code;
  },
});

export const listCommands: readonly Command[] = lists.map(listCommand);
