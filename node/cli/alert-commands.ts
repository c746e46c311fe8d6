// `ulinzi alert list | show`.
import type { Call, Command, ExitCode } from './command.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { textTable } from './text-table.ts';

export interface Line {
  readonly number: string;
  readonly status: string;
  readonly baseLabel: string;
  readonly communityLabel: string | null;
  readonly receivedAt: string;
  readonly messages: number;
  readonly nextClock: { readonly clock: string; readonly at: string; readonly secondsLeft: number } | null;
  readonly overdue: readonly string[];
  readonly next: string | null;
  readonly calls: readonly {
    readonly seat: string;
    readonly post: string | null;
    readonly delivery: string | null;
    readonly cadence: string;
  }[];
  readonly sender: string;
}

export const alertList: Command = {
  path: ['alert', 'list'],
  summary: 'commands.alert-list.summary',
  options: {
    show: { type: 'string', value: 'open|waiting|all', help: 'commands.option.show' },
    ...nodeOptions,
  },
  example: 'ulinzi alert list --as kibua-commander',
  async run(call): Promise<ExitCode> {
    const { io, json, options } = call;
    const show = options['show'] === undefined ? '' : `?show=${encodeURIComponent(String(options['show']))}`;
    const answer = await new NodeClient(call).ask('GET', `/api/alerts${show}`);
    if (answer.status !== 200) return printRefusal(call, answer);
    if (json) {
      io.out(`${JSON.stringify(answer.body)}\n`);
      return 0;
    }
    const alerts = answer.body['alerts'] as Line[];
    if (answer.body['clockInDoubt']) io.err(`${io.speak('commands.clock-in-doubt')}\n`);
    await tellGaps(call);
    if (alerts.length === 0) {
      io.out(`${io.speak('cli.empty.alerts')}\n`);
      return 0;
    }
    io.out(alertTable(call, alerts));
    return 0;
  },
};

/** Nobody on duty somewhere in the coming 72 hours is said with every look at the board (B3). */
async function tellGaps(call: Call): Promise<void> {
  const { body } = await new NodeClient(call).ask('GET', '/api/gaps');
  const gaps = (body['gaps'] ?? []) as { seat: string; scope: string; from: string; until: string }[];
  const words = {
    assistant: 'alerts.roster-gap',
    commander: 'alerts.roster-gap-commander',
    'duty-officer': 'alerts.roster-gap-duty-officer',
  };
  for (const { seat, scope, from, until } of gaps.slice(0, 3)) {
    const id = words[seat as keyof typeof words];
    call.io.err(
      `${call.io.speak(id, { base: scope, province: scope.toUpperCase(), from: Date.parse(from), until: Date.parse(until) })}\n`,
    );
  }
}

const columns = ['number', 'state', 'place', 'base', 'since', 'messages', 'next-clock', 'rings'] as const;

/** Alerts by line, as every list of them shows them. */
export function alertTable(call: Call, alerts: readonly Line[]): string {
  return textTable(
    columns.map((head) => call.io.speak(`cli.column.${head}`)),
    alerts.map((alert) => rowOf(call, alert)),
  );
}

/** The cells of an alert's line. */
export function rowOf({ io }: Call, alert: Line): string[] {
  return [
    alert.number,
    io.speak(`alerts.state.${alert.status}`),
    alert.communityLabel ?? io.speak('alerts.place-open'),
    alert.baseLabel,
    localTime(alert.receivedAt),
    String(alert.messages),
    clockText(io.speak, alert),
    ringsText(io.speak, alert),
  ];
}

type Speak = Call['io']['speak'];

function clockText(speak: Speak, alert: Line): string {
  if (alert.overdue.length > 0)
    return alert.overdue
      .map((clock) => speak('commands.overdue', { clock: speak(`alerts.clock.${clock}`) }))
      .join(', ');
  if (!alert.nextClock) return '';
  const clock = speak(`alerts.clock.${alert.nextClock.clock}`);
  return `${clock} ${duration(speak, alert.nextClock.secondsLeft)}`;
}

/** Under an hour in minutes, above in hours and minutes; a clock that has run out says so. */
function duration(speak: Speak, seconds: number): string {
  const minutes = Math.ceil(Math.abs(seconds) / 60);
  const sign = seconds < 0 ? '-' : '';
  if (minutes < 60) return sign + speak('alerts.duration.minutes', { minutes });
  return (
    sign + speak('alerts.duration.hours-minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  );
}

function ringsText(speak: Speak, alert: Line): string {
  const shown = alert.calls.filter(
    (one) => one.post === null || one.delivery !== null || one.cadence === 'each-minute',
  );
  const texts = shown.map((one) => {
    const who = speak(`alerts.rung.${one.seat}`);
    if (one.post === null) return `${who}: ${speak('alerts.nobody-on-duty')}`;
    return `${who}: ${one.delivery ? speak(`alerts.delivery.${one.delivery}`) : '…'}`;
  });
  return [...new Set(texts)].join(', ');
}

/** Date and time in digits, in the time of the eastern provinces. */
export function localTime(iso: string): string {
  const local = new Date(Date.parse(iso) + 2 * 3_600_000).toISOString();
  return `${local.slice(8, 10)}/${local.slice(5, 7)} ${local.slice(11, 16)}`;
}

interface Detail extends Line {
  readonly acknowledgedBy: string | null;
  readonly coded: Record<string, string | number>;
  readonly credibility: string | null;
  readonly decision: { readonly kind: string; readonly cause: string | null } | null;
  readonly outcome: string | null;
  readonly feedback: readonly {
    readonly community: string | null;
    readonly result: string | null;
    readonly attempts: number;
  }[];
  readonly owed: readonly string[];
  readonly isSourceAtRisk: boolean;
  readonly timeline: readonly {
    readonly at: string;
    readonly act: string;
    readonly outcome: string;
    readonly data: Record<string, unknown>;
  }[];
  readonly deliveries: readonly {
    readonly at: string;
    readonly post: string | null;
    readonly purpose: string;
    readonly state: string;
    readonly cause: string | null;
  }[];
}

export const alertShow: Command = {
  path: ['alert', 'show'],
  summary: 'commands.alert-show.summary',
  arguments: [{ name: 'NUMBER', help: 'commands.ref.alert' }],
  options: nodeOptions,
  example: 'ulinzi alert show 4821 --as kibua-commander',
  async run(call): Promise<ExitCode> {
    const answer = await new NodeClient(call).ask(
      'GET',
      `/api/alerts/${encodeURIComponent(call.args[0] ?? '')}`,
    );
    if (answer.status !== 200) return printRefusal(call, answer);
    if (call.json) call.io.out(`${JSON.stringify(answer.body)}\n`);
    else call.io.out(detailText(call, answer.body as unknown as Detail));
    return 0;
  },
};

function detailText(call: Call, alert: Detail): string {
  const { speak } = call.io;
  const sender = {
    confidential: 'alerts.sender.known',
    unknown: 'alerts.sender.stranger',
    typed: `alerts.channel.other`,
  }[alert.sender];
  const lines = [
    `${alert.number}  ${alert.communityLabel ?? speak('alerts.place-open')} (${alert.baseLabel})  ${speak(`alerts.state.${alert.status}`)}`,
    `${speak(sender ?? 'alerts.sender.known')}, ${localTime(alert.receivedAt)}; ${speak('cli.column.messages')}: ${alert.messages}`,
    clockText(speak, alert),
    ringsText(speak, alert),
  ].filter((line) => line !== '');
  if (alert.next)
    lines.push(speak('commands.next-act', { act: `ulinzi alert ${alert.next} ${alert.number}` }));
  if (alert.owed.length > 0)
    lines.push(
      speak('commands.owed', { list: alert.owed.map((one) => speak(`commands.owes.${one}`)).join(', ') }),
    );
  lines.push('', protectText(speak, alert), '');
  for (const step of alert.timeline) {
    const codes = Object.entries(step.data).map(
      ([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : String(value)}`,
    );
    const mark = step.outcome === 'contested' ? ` (${speak('commands.contested-mark')})` : '';
    lines.push(`  ${localTime(step.at)}  ${step.act}${mark}  ${codes.join(' ')}`.trimEnd());
  }
  if (alert.deliveries.length > 0) lines.push('');
  for (const one of alert.deliveries.slice(-20)) {
    const cause = one.cause ? ` (${speak(`alerts.delivery-cause.${one.cause}`)})` : '';
    lines.push(
      `  ${localTime(one.at)}  ${speak(`commands.purpose.${one.purpose}`)}  ${one.post ?? ''}  ${speak(`alerts.delivery.${one.state}`)}${cause}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The safety rule that applies here, said where it applies. */
function protectText(speak: Speak, alert: Detail): string {
  const known = alert.coded['actor'] && alert.coded['actor'] !== 'unknown';
  return known
    ? speak('alerts.protect.source')
    : `${speak('alerts.protect.source')} ${speak('alerts.protect.unknown-perpetrator')}`;
}
