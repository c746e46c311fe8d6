// `ulinzi situation decide 123 --decision respond`: one act for every alert of a situation. `ulinzi situation list`, and
// `ulinzi handover`, the one page that goes with a shift.
import { acts } from '@ulinzi/domain/acts';
import { togetherActs } from '@ulinzi/domain/alerts';
import type {
  HandoverAnswer,
  SituationLine,
  SituationsAnswer,
  TogetherAnswer,
} from '@ulinzi/domain/handover';
import { bodyOf, optionsOf } from './act-commands.ts';
import { alertTable } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Call, Command, ExitCode } from './command.ts';

const examples: Record<string, string> = {
  decide: ' --decision respond',
  respond: ' --means patrol --checks route-not-direct',
  answer: ' --answer acting',
  review: ' --result quiet',
  resolve: ' --outcome protected',
  hand: ' --post kibua-cla-1',
};

const togetherCommands: readonly Command[] = togetherActs.flatMap((name) => {
  const act = acts[`alert.${name}`];
  if (!act) return [];
  const { saw: _saw, ...options } = optionsOf(act);
  return {
    path: ['situation', name],
    summary: `acts.${act.name}.summary`,
    arguments: [{ name: 'NUMBER', help: 'commands.ref.situation' }],
    options: {
      ...options,
      alerts: { type: 'string', value: 'VALUE', multiple: true, help: 'commands.together.alerts' },
    },
    example: `ulinzi situation ${name} 123${examples[name] ?? ''} --as kibua-commander`,
    run: async (call) => {
      const { alerts } = call.options;
      const meant = alerts === undefined ? {} : { alerts: Array.isArray(alerts) ? alerts : [alerts] };
      const path = `/api/situations/${encodeURIComponent(call.args[0] ?? '')}/${name}`;
      const answer = await new NodeClient(call).ask('POST', path, { ...bodyOf(call, act), ...meant });
      if (answer.status !== 200) return printRefusal(call, answer);
      if (call.json) call.io.out(`${JSON.stringify(answer.body)}\n`);
      else tellTogether(call, answer.body as unknown as TogetherAnswer);
      return 0;
    },
  } satisfies Command;
});

function tellTogether({ io }: Call, { done, left }: TogetherAnswer): void {
  io.out(`${io.speak('commands.together.done', { count: done.length, numbers: done.join(', ') })}\n`);
  for (const { number, because } of left)
    io.err(`${io.speak('commands.together.left', { number, because: io.speak(`refusals.${because}`) })}\n`);
}

function situationText({ io }: Call, one: SituationLine): string {
  return io.speak('commands.situation.line', {
    number: one.number,
    event: io.speak(`alerts.event.${one.event}`),
    base: one.baseLabel,
    alerts: one.alerts.join(', '),
    villages: one.villages,
    left: one.notTold,
  });
}

const situationList: Command = {
  path: ['situation', 'list'],
  summary: 'commands.situation-list.summary',
  options: nodeOptions,
  example: 'ulinzi situation list --as kibua-commander',
  run: (call) =>
    shown(call, '/api/situations', (body) => {
      const { situations, proposals } = body as SituationsAnswer;
      const lines = situations.map((one) => situationText(call, one));
      for (const { situation, alerts } of proposals) {
        const values = { alerts: alerts.join(', ') };
        lines.push(
          situation === null
            ? call.io.speak('commands.situation.proposal', values)
            : call.io.speak('commands.situation.proposal-of', { ...values, situation }),
        );
      }
      return lines.length > 0 ? lines : [call.io.speak('commands.empty')];
    }),
};

const handover: Command = {
  path: ['handover'],
  summary: 'commands.handover.summary',
  options: nodeOptions,
  example: 'ulinzi handover --as kibua-commander',
  run: (call) => shown(call, '/api/handover', (body) => handoverLines(call, body as HandoverAnswer)),
};

function handoverLines(call: Call, page: HandoverAnswer): string[] {
  const { speak } = call.io;
  return [
    ...page.shifts.map(({ id, fromLabel, toLabel }) =>
      speak('commands.handover.shift', { id, from: fromLabel, to: toLabel }),
    ),
    speak('commands.handover.alerts', { count: page.alerts.length }),
    ...(page.alerts.length === 0 ? [] : [alertTable(call, page.alerts).trimEnd()]),
    ...page.situations.map((one) => situationText(call, one)),
    ...page.following.map(({ label, alerts }) =>
      speak('commands.handover.following', { post: label, alerts: alerts.join(', ') }),
    ),
    ...page.promises.map(({ communityLabel, kind, due }) =>
      speak('commands.handover.promise', {
        place: communityLabel,
        kind: speak(`alerts.promise-kind.${kind}`),
        due: Date.parse(due),
      }),
    ),
    ...page.gateways.map(({ slug }) => speak('commands.handover.gateway', { gateway: slug })),
    speak('commands.handover.kept-back', { count: page.keptBack }),
  ];
}

async function shown(call: Call, path: string, linesOf: (body: unknown) => string[]): Promise<ExitCode> {
  const answer = await new NodeClient(call).ask('GET', path);
  if (answer.status !== 200) return printRefusal(call, answer);
  call.io.out(call.json ? `${JSON.stringify(answer.body)}\n` : `${linesOf(answer.body).join('\n')}\n`);
  return 0;
}

export const situationCommands: readonly Command[] = [situationList, ...togetherCommands, handover];
