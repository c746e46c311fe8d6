// What the exercise's phones send and get, and the way each message takes, as it happens.
import type { ExerciseEvents, PhoneText, SentAnswer } from '@ulinzi/domain/exercise';
import { signal } from '@preact/signals';
import { post } from '../../shared/api.ts';
import { phone, phones } from './exercise.ts';
import { type MessagePath, withPathStep } from './message-path.ts';
import { pageDigits } from './phones.ts';

/** By number, oldest first; a number that has not been looked at yet is absent. */
export const texts = signal<ReadonlyMap<string, readonly PhoneText[]>>(new Map());

export const paths = signal<ReadonlyMap<string, MessagePath>>(new Map());

/** The message whose way is shown: the newest one that lay in a gateway, whoever sent it. */
export const latestMessage = signal<string | null>(null);

/** What became of messages sent from this screen, by their ids: not every one is shown or answered. */
export const fates = signal<ReadonlyMap<string, string>>(new Map());

/** The numbers of the alerts that messages sent from this screen went into, by the messages' ids. */
export const alertsOf = signal<ReadonlyMap<string, string>>(new Map());

export function noteFate({ id, fate, alert }: SentAnswer): void {
  fates.value = new Map([...fates.value, [id, fate]]);
  if (alert) alertsOf.value = new Map([...alertsOf.value, [id, alert]]);
}

export interface Page {
  readonly id: string;
  readonly text: string;
  /** Replying them acknowledges. */
  readonly digits: string;
}

/** By number: a page that has come since the screen was opened and has not been answered from that phone. */
export const pages = signal<ReadonlyMap<string, Page>>(new Map());

function keep(one: PhoneText): void {
  const known = texts.value.get(one.number) ?? [];
  if (known.some(({ id }) => id === one.id)) return;
  texts.value = new Map([...texts.value, [one.number, [...known, one]]]);
}

function notePage(one: PhoneText): void {
  const owner = phones.value.find(({ number }) => number === one.number);
  if (owner?.kind !== 'post') return;
  if (one.direction === 'sent') return dismissPage(one.number);
  const digits = pageDigits(one.text);
  if (digits === null || one.text === null) return;
  pages.value = new Map([...pages.value, [one.number, { id: one.id, text: one.text, digits }]]);
  setTimeout(() => {
    if (pages.value.get(one.number)?.id === one.id) dismissPage(one.number);
  }, pageLastsMs);
}

/** A page is sent again each minute until somebody answers: one that is not has been answered in the watch room. */
const pageLastsMs = 130_000;

function dismissPage(number: string): void {
  if (!pages.value.has(number)) return;
  const rest = new Map(pages.value);
  rest.delete(number);
  pages.value = rest;
}

/** Reads what a phone shows, and joins what has come meanwhile. */
export async function readTexts(number: string): Promise<void> {
  const answer = await post<{ texts: readonly PhoneText[] }>('api/exercise/texts', { number });
  if (!answer.ok) return;
  const byId = new Map(
    [...answer.value.texts, ...(texts.value.get(number) ?? [])].map((one) => [one.id, one]),
  );
  const sorted = [...byId.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  texts.value = new Map([...texts.value, [number, sorted]]);
}

const listeners: { readonly [Name in keyof ExerciseEvents]: (event: ExerciseEvents[Name]) => void } = {
  text(one) {
    notePage(one);
    // A phone that nobody has looked at is read whole when somebody does.
    if (texts.value.has(one.number)) keep(one);
  },
  path(step) {
    paths.value = withPathStep(paths.value, step);
    if (step.step === 'gateway') latestMessage.value = step.message;
  },
};

const retryMs = 2_000;

/** Opens the line of the exercise's phones; gives what closes it. */
export function openPhoneLine(): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wasBroken = false;
  const connect = () => {
    const line = new EventSource('api/exercise/live');
    source = line;
    line.onopen = () => {
      // This line has no cursor: what came while it was broken is read.
      if (wasBroken && phone.value) void readTexts(phone.value.number);
      wasBroken = false;
    };
    line.onerror = () => {
      wasBroken = true;
      if (line.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(connect, retryMs);
    };
    for (const [name, listener] of Object.entries(listeners)) {
      line.addEventListener(name, (event) => {
        (listener as (value: unknown) => void)(JSON.parse((event as MessageEvent<string>).data));
      });
    }
  };
  connect();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
}
