// `ulinzi outgoing ...`: messages that a restore holds until a person decides. Beside a running node or a stopped one.
import pg from 'pg';
import { heldMessages, settleHeld } from '../backup/index.ts';
import { type Call, type Command, type ExitCode, UsageError } from './command.ts';
import { folders, openLog } from './log-commands.ts';
import { placesOf } from './serve.ts';
import { textTable } from './text-table.ts';

async function onLog<Result>(call: Call, work: (pool: pg.Pool) => Promise<Result>): Promise<Result> {
  const database = await openLog(call, placesOf(call));
  const pool = new pg.Pool({ ...database.connection, max: 1 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await database.close();
  }
}

const columns = ['id', 'purpose', 'alert', 'made', 'state'] as const;

const list: Command = {
  path: ['outgoing', 'list'],
  summary: 'commands.outgoing-list.summary',
  options: folders,
  example: 'ulinzi outgoing list --data DIR --keys DIR',
  run: (call) =>
    onLog<ExitCode>(call, async (pool) => {
      const { io, json } = call;
      const held = await heldMessages(pool);
      if (json) io.out(`${JSON.stringify({ held })}\n`);
      else if (held.length === 0) io.out(`${io.speak('commands.outgoing-list.none')}\n`);
      else
        io.out(
          textTable(
            columns.map((name) => io.speak(`commands.outgoing-list.${name}`)),
            held.map(({ id, purpose, alert, created, expires }) => [
              id,
              io.speak(`commands.outgoing-purpose.${purpose}`),
              alert ?? '',
              new Date(created).toISOString(),
              expires <= Date.now() ? io.speak('commands.outgoing-list.expired') : '',
            ]),
          ),
        );
      return 0;
    }),
};

function settling(fate: 'release' | 'drop'): Command {
  return {
    path: ['outgoing', fate],
    summary: `commands.outgoing-${fate}.summary`,
    details: 'commands.outgoing-settle.details',
    arguments: [{ name: 'ID', help: 'commands.outgoing-settle.id', optional: true, many: true }],
    options: { all: { type: 'boolean', help: 'commands.outgoing-settle.all' }, ...folders },
    example: `ulinzi outgoing ${fate} --all --data DIR --keys DIR`,
    run: (call): Promise<ExitCode> => {
      const { args, options, io, json } = call;
      const isAll = options['all'] === true;
      if (isAll === args.length > 0) throw new UsageError(io.speak('commands.outgoing-settle.which'));
      return onLog(call, async (pool) => {
        const settled = await settleHeld(pool, fate, isAll ? 'all' : args);
        if (json) io.out(`${JSON.stringify({ settled })}\n`);
        else io.out(`${io.speak(`commands.outgoing-${fate}.done`, { settled })}\n`);
        return settled >= args.length ? 0 : 1;
      });
    },
  };
}

export const outgoingCommands: readonly Command[] = [list, settling('release'), settling('drop')];
