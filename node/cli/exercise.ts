// `ulinzi exercise ...`: what can be done to an exercise from outside its story.
import { type Command, type ExitCode, UsageError } from './command.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';

const exerciseAdvance: Command = {
  path: ['exercise', 'advance'],
  summary: 'commands.exercise-advance.summary',
  details: 'commands.exercise-advance.details',
  arguments: [{ name: 'MINUTES', help: 'commands.exercise-advance.minutes' }],
  options: { url: nodeOptions['url'] as NonNullable<(typeof nodeOptions)['url']> },
  example: 'ulinzi exercise advance 5',
  async run(call): Promise<ExitCode> {
    const minutes = Number(call.args[0]);
    if (!Number.isInteger(minutes) || minutes < 1) {
      throw new UsageError(call.io.speak('cli.not-a-number', { option: 'MINUTES' }));
    }
    const answer = await new NodeClient(call).ask('POST', '/api/exercise/advance', { minutes });
    if (answer.status !== 200) return printRefusal(call, answer);
    if (call.json) call.io.out(`${JSON.stringify(answer.body)}\n`);
    else {
      const ahead = Number(answer.body['minutesAhead']);
      call.io.out(`${call.io.speak('commands.exercise-advance.done', { minutes: ahead })}\n`);
    }
    return 0;
  },
};

export const exerciseCommands: readonly Command[] = [exerciseAdvance];
