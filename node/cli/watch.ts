// `ulinzi watch`: the open line of a node on a terminal. Broken off, it comes back by itself and goes on where it was.
import { setTimeout as wait } from 'node:timers/promises';
import { type Line, localTime, rowOf } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { type Call, type Command, type ExitCode, MachineCannot } from './command.ts';
import { eventsOf, type StreamEvent } from './event-stream.ts';

const retryMs = 2_000;
/** The node ticks every 15 s; a line that says nothing for so long is broken. */
const silentMs = 40_000;

export const watch: Command = {
  path: ['watch'],
  summary: 'commands.watch.summary',
  details: 'commands.watch.details',
  options: nodeOptions,
  example: 'ulinzi watch --as kibua-commander',
  async run(call): Promise<ExitCode> {
    const { io } = call;
    const screen = new Screen(call);
    let cursor = '';
    let isFirst = true;
    while (!io.signal.aborted) {
      const silence = new AbortController();
      const timer = setTimeout(() => silence.abort(), silentMs);
      try {
        const signal = AbortSignal.any([io.signal, silence.signal]);
        const path = cursor ? `/api/live?after=${encodeURIComponent(cursor)}` : '/api/live';
        const answer = await new NodeClient(call).stream(path, signal);
        if ('refused' in answer) {
          // What is refused now is refused in two seconds too; that the node is starting is not.
          if (answer.refused.status < 500) return printRefusal(call, answer.refused);
        } else {
          if (!isFirst) io.err(`${io.speak('commands.watch.back')}\n`);
          isFirst = false;
          for await (const event of eventsOf(answer.body)) {
            timer.refresh();
            if (event.id) cursor = event.id;
            screen.show(event);
            if (event.name === 'ended') return 1;
          }
        }
      } catch (error) {
        if (io.signal.aborted) break;
        if (isFirst) throw error;
        // The line broke; anything else is a mistake of ours.
        if (!(error instanceof MachineCannot || error instanceof TypeError || silence.signal.aborted))
          throw error;
      } finally {
        clearTimeout(timer);
      }
      io.err(`${io.speak('commands.watch.lost')}\n`);
      await wait(retryMs, null, { signal: io.signal }).catch(() => undefined);
    }
    return 0;
  },
};

/** What the terminal has shown: numbers by id, for what is later told of an id alone. */
class Screen {
  readonly #call: Call;
  readonly #numbers = new Map<string, string>();

  constructor(call: Call) {
    this.#call = call;
  }

  show({ name, data }: StreamEvent): void {
    const { io, json } = this.#call;
    const value = JSON.parse(data) as Record<string, unknown>;
    if (json) io.out(`${JSON.stringify({ event: name, ...value })}\n`);
    else for (const line of this.#words(name, value)) io.out(`${line}\n`);
  }

  #words(name: string, value: Record<string, unknown>): string[] {
    const { speak } = this.#call.io;
    const number = this.#numbers.get(String(value['id'])) ?? '';
    switch (name) {
      case 'board': {
        const lines = value['alerts'] as Line[];
        if (value['clockInDoubt']) this.#call.io.err(`${speak('commands.clock-in-doubt')}\n`);
        return lines.length === 0 ? [speak('cli.empty.alerts')] : lines.map((line) => this.#line(line));
      }
      case 'alert':
        return [this.#line(value as unknown as Line)];
      case 'gone':
        return number ? [this.#now(speak('commands.watch.gone', { number }))] : [];
      case 'delivery':
        return number ? [this.#now(speak('commands.watch.delivery', { number }))] : [];
      case 'list':
        return [this.#now(speak(`commands.watch.list-${String(value['list'])}`))];
      case 'ended':
        return [this.#now(speak('commands.watch.ended'))];
      default:
        return [];
    }
  }

  #line(line: Line): string {
    this.#numbers.set((line as Line & { id: string }).id, line.number);
    return this.#now(
      rowOf(this.#call, line)
        .filter((cell) => cell !== '')
        .join('  '),
    );
  }

  #now(text: string): string {
    return `${localTime(new Date().toISOString())}  ${text}`;
  }
}
