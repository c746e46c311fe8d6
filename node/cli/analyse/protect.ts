import type { Call, Command, ExitCode } from '../command.ts';
import { checkOutputs, commonOptions, present, textOption } from './frame.ts';
import { checkResult } from './protect-check.ts';
import { peopleResult } from './protect-people.ts';
import { tableResult } from './protect-table.ts';

/** `ulinzi analyse protect`: what of a table must be hidden, and what can be worked out of releases or records. */
export const protectCommand: Command = {
  path: ['analyse', 'protect'],
  summary: 'analyse-protect.summary',
  details: 'analyse-protect.details',
  arguments: [{ name: 'FILE', help: 'analyse.argument.file' }],
  options: {
    ...commonOptions,
    by: { type: 'string', multiple: true, value: 'COLUMN,COLUMN', help: 'analyse-protect.option.by' },
    count: { type: 'string', value: 'COLUMN', help: 'analyse-protect.option.count' },
    hierarchy: {
      type: 'string',
      multiple: true,
      value: 'COLUMN=COLUMN|FILE',
      help: 'analyse-protect.option.hierarchy',
    },
    total: { type: 'string', value: 'WORD', help: 'analyse-protect.option.total' },
    threshold: { type: 'string', value: 'N', help: 'analyse-protect.option.threshold' },
    zeros: { type: 'boolean', help: 'analyse-protect.option.zeros' },
    width: { type: 'string', value: 'N', help: 'analyse-protect.option.width' },
    earlier: { type: 'string', multiple: true, value: 'FILE', help: 'analyse-protect.option.earlier' },
    check: { type: 'boolean', help: 'analyse-protect.option.check' },
    keys: { type: 'string', value: 'COLUMN,COLUMN', help: 'analyse-protect.option.keys' },
    weight: { type: 'string', value: 'COLUMN', help: 'analyse-protect.option.weight' },
    least: { type: 'string', value: 'K', help: 'analyse-protect.option.least' },
    'time-limit': { type: 'string', value: 'SECONDS', help: 'analyse-cover.option.time-limit' },
  },
  example:
    'ulinzi analyse protect reports.csv --by territory,class --earlier last-month.csv --csv release.csv',
  run: runProtect,
};

async function runProtect(call: Call): Promise<ExitCode> {
  const earlier = call.options['earlier'];
  checkOutputs({ ...call, args: [...call.args, ...(Array.isArray(earlier) ? earlier : [])] });
  if (textOption(call, 'keys') !== undefined) return present(call, await peopleResult(call));
  if (call.options['check'] !== true) return present(call, await tableResult(call));
  const { result, isSafe } = await checkResult(call);
  const code = await present(call, result);
  return isSafe ? code : 1;
}
