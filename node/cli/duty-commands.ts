// `ulinzi duty copy-week`: the turns of one week given again in another, one act for each.
import { actPath } from '@ulinzi/domain/acts';
import { isoOf, momentOf, type Moment } from '@ulinzi/domain/kernel';
import {
  assignDuty,
  copiedWeek,
  type Duty,
  gapsOf,
  mondayOn,
  type Seat,
  seats,
  week,
} from '@ulinzi/domain/people';
import type { DutiesAnswer } from '@ulinzi/domain/registers';
import { localTime } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { type Call, type Command, type ExitCode, UsageError } from './command.ts';

export const copyWeek: Command = {
  path: ['duty', 'copy-week'],
  summary: 'commands.duty-copy-week.summary',
  details: 'commands.duty-copy-week.details',
  options: {
    seat: { type: 'string', value: seats.join('|'), help: 'acts.field.seat', required: true },
    scope: { type: 'string', value: 'VALUE', help: 'acts.field.scope', required: true },
    from: { type: 'string', value: 'YYYY-MM-DD', help: 'commands.duty-copy-week.from', required: true },
    to: { type: 'string', value: 'YYYY-MM-DD', help: 'commands.duty-copy-week.to', required: true },
    ...nodeOptions,
  },
  example:
    'ulinzi duty copy-week --seat assistant --scope kibua --from 2026-11-23 --to 2026-11-30 --as kibua-commander',
  run: copy,
};

async function copy(call: Call): Promise<ExitCode> {
  const { io, json } = call;
  const { seat, scope, from, to } = asked(call);
  const client = new NodeClient(call);
  const [begin, end] = [Math.min(from, to), Math.max(from, to) + week];
  const read = await client.ask('GET', `/api/duties?from=${isoOf(begin)}&until=${isoOf(end)}`);
  if (read.status !== 200) return printRefusal(call, read);
  const duties = dutiesIn(read.body as unknown as DutiesAnswer);
  const isEmpty = gapsOf(duties, seat, scope, from, from + week)[0]?.until === from + week;
  const turns = copiedWeek(duties, seat, scope, from, to);
  const assigned: Duty[] = [];
  for (const turn of turns) {
    io.signal.throwIfAborted();
    io.progress(io.speak('commands.duty-copy-week.progress', { done: assigned.length, all: turns.length }));
    const answer = await client.ask('POST', actPath(assignDuty), {
      ...turn,
      from: isoOf(turn.from),
      until: isoOf(turn.until),
    });
    if (answer.status !== 200) {
      const left = turns.length - assigned.length;
      if (!json) io.err(`${io.speak('commands.duty-copy-week.stopped', { done: assigned.length, left })}\n`);
      return printRefusal(call, answer);
    }
    assigned.push(turn);
  }
  const gaps = gapsOf([...duties, ...assigned], seat, scope, to, to + week);
  const written = ({ from: begun, until }: { from: Moment; until: Moment }) => ({
    from: isoOf(begun),
    until: isoOf(until),
  });
  if (json) {
    const result = {
      assigned: assigned.map((turn) => ({ post: turn.post, ...written(turn) })),
      gaps: gaps.map(written),
    };
    io.out(`${JSON.stringify(result)}\n`);
    return isEmpty && turns.length === 0 ? 1 : 0;
  }
  const said = isEmpty && turns.length === 0 ? 'nobody' : turns.length === 0 ? 'nothing-new' : 'done';
  io.out(`${io.speak(`commands.duty-copy-week.${said}`, { count: turns.length })}\n`);
  for (const turn of assigned)
    io.out(`  ${localTime(isoOf(turn.from))} - ${localTime(isoOf(turn.until))}  ${turn.post}\n`);
  for (const gap of gaps)
    io.out(`${io.speak('commands.duty-copy-week.gap-left', { from: gap.from, until: gap.until })}\n`);
  return said === 'nobody' ? 1 : 0;
}

function asked({ io, options }: Call) {
  const seat = String(options['seat']);
  if (!seats.includes(seat as Seat))
    throw new UsageError(io.speak('cli.not-one-of', { option: '--seat', values: seats.join(', ') }));
  const monday = (option: 'from' | 'to') => {
    const at = mondayOn(String(options[option]));
    if (at === null) throw new UsageError(io.speak('cli.not-a-date', { option: `--${option}` }));
    return at;
  };
  const [from, to] = [monday('from'), monday('to')];
  if (from === to) throw new UsageError(io.speak('commands.duty-copy-week.same-week'));
  return { seat: seat as Seat, scope: String(options['scope']), from, to };
}

function dutiesIn(answer: DutiesAnswer): Duty[] {
  return answer.duties.map(({ post, seat, scope, from, until }) => ({
    post,
    seat: seat as Seat,
    scope,
    from: momentOf(from),
    until: momentOf(until),
  }));
}
