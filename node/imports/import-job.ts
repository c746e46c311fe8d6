// A whole file as one job of the writer: every line is judged against the registers as they stand, and against the
// lines before it; then all of it is written in one transaction, or nothing.
import { type Community, descriptionOf } from '@ulinzi/domain/communities';
import { type Entry, isRefusal, momentOf, type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import {
  type Actor,
  evolveRegister,
  type ImportKind,
  registerRules,
  type RegisterState,
} from '@ulinzi/domain/registers';
import { type CheckedRequest, takenByAnother } from '../acts/index.ts';
import type { App, Core } from '../app/index.ts';
import { draft, type EntryDraft, type Job, type View } from '../log/index.ts';
import { differsIn, heldBy, identityOf, type Known, knownOf } from './known.ts';
import type { Line } from './lines.ts';

/** What is wrong with a line: a refusal, or that it says otherwise than the register or a line above it. */
export type Wrong = Refusal | { readonly differs: string } | { readonly twice: true };

export interface Imported {
  readonly added: number;
  readonly unchanged: number;
  readonly wrong: readonly { readonly line: number; readonly wrong: Wrong }[];
}

interface NumberGiven {
  readonly number: string;
  readonly holder: ReturnType<typeof heldBy>;
}

interface Planned {
  readonly entries: EntryDraft[];
  readonly number: NumberGiven | null;
}

export function importJob(
  app: App,
  core: Core,
  given: { kind: ImportKind; actor: Actor; lines: readonly Line[]; isDryRun: boolean },
): Job<Imported> {
  return {
    decide(view) {
      const { lines, isDryRun } = given;
      const planning = new Planning(app, core, view, given);
      const planned: Planned[] = [];
      const wrong: { line: number; wrong: Wrong }[] = [];
      for (const line of lines) {
        const plan = planning.planOf(line);
        if ('entries' in plan) planned.push(plan);
        else wrong.push({ line: line.line, wrong: plan });
      }
      const added = planned.filter(({ entries }) => entries.length > 0);
      const result = { added: added.length, unchanged: planned.length - added.length, wrong };
      if (wrong.length > 0 || isDryRun) return { entries: [], result };
      // Only now, when nothing can be refused any more: what the keystore is told goes with this job's commit.
      for (const { number } of added) if (number) giveNumber(app, number);
      return { entries: added.flatMap(({ entries }) => entries), result };
    },
  };
}

function giveNumber({ keystore }: App, { number, holder }: NumberGiven): void {
  for (const line of keystore.linesOf(holder)) if (line.number !== number) keystore.revokeLine(line.id);
  keystore.assignLine(number, holder);
}

class Planning {
  readonly #app: App;
  readonly #view: View;
  readonly #kind: ImportKind;
  readonly #actor: Actor;
  readonly #known: Known;
  readonly #seen = new Map<string, string>();
  readonly #numbers = new Set<string>();
  #circle: number;

  constructor(app: App, core: Core, view: View, given: { kind: ImportKind; actor: Actor }) {
    this.#app = app;
    this.#view = view;
    this.#kind = given.kind;
    this.#actor = given.actor;
    this.#known = knownOf(core.memory, given.kind);
    this.#circle = core.memory.nextCircle();
  }

  planOf(line: Line): Planned | Wrong {
    const identity = identityOf(this.#kind, line.main.data);
    const content = JSON.stringify([line.main.data, line.main.secrets]);
    const before = this.#seen.get(identity);
    // The same line twice is a slip; the second of two that differ would silently win.
    if (before !== undefined) return before === content ? nothing : { twice: true };
    this.#seen.set(identity, content);
    const held = this.#known.get(identity);
    return held ? this.#onHeld(line, held.id, held.state) : this.#onNew(line);
  }

  #onNew(line: Line): Planned | Wrong {
    const data = this.#judged(undefined, line.main, line.main.data);
    if (isRefusal(data)) return data;
    const id = this.#view.newId();
    const subject = id as string as SubjectId;
    const circle = this.#kind === 'bases' ? { circle: this.#circle++ } : {};
    const entry = draft({
      id,
      act: line.main.declared.name,
      kind: line.main.declared.subject,
      ...circle,
      pen: this.#actor.pen,
      occurred: this.#view.now,
      data,
      bodies: Object.entries(line.main.bodies).map(([name, text]) => ({
        name,
        kind: 'text',
        plain: Buffer.from(text, 'utf8'),
      })),
    });
    const number = this.#numberOf(line, subject);
    if (number !== null && isRefusal(number)) return number;
    const more = this.#more(line, subject, this.#after(undefined, entry));
    return Array.isArray(more) ? { entries: [entry, ...more], number } : more;
  }

  #onHeld(line: Line, id: SubjectId, state: RegisterState): Planned | Wrong {
    const differs = differsIn(this.#kind, line.main.data, state);
    if (differs !== null) return { differs };
    // Whose number a source has is not to be tried out with a file: it is given once, and left as it is.
    if (this.#kind === 'sources') return nothing;
    const number = this.#numberOf(line, id);
    if (number !== null && isRefusal(number)) return number;
    const isNumberNew = number !== null && !this.#hasNumber(number);
    const renumbered = isNumberNew ? [this.#entry('post.set-number', 'post', id, {})] : [];
    const more = this.#more(line, id, state);
    if (!Array.isArray(more)) return more;
    return { entries: [...renumbered, ...more], number: isNumberNew ? number : null };
  }

  /** Aliases and the description of a community, where they say something new. */
  #more(line: Line, id: SubjectId, first: RegisterState): EntryDraft[] | Wrong {
    const entries: EntryDraft[] = [];
    let state = first;
    const wanted = [...line.aliases, ...(line.description ? [line.description] : [])];
    for (const request of wanted) {
      if (request.declared.name === 'community.describe' && this.#isSaid(state as Community, request.data))
        continue;
      const data = this.#judged(state, request, request.data);
      if (isRefusal(data)) {
        if (data.refused === 'place/alias-taken') continue;
        return data;
      }
      const entry = this.#entry(request.declared.name, 'community', id, data);
      state = this.#after(state, entry);
      entries.push(entry);
    }
    return entries;
  }

  #isSaid(community: Community, { from, ...parts }: Record<string, unknown>): boolean {
    const at = typeof from === 'string' ? momentOf(from) : this.#view.now;
    const holds = descriptionOf(community, at) as unknown as Record<string, unknown>;
    return Object.entries(parts).every(
      ([name, said]) => JSON.stringify(holds[name]) === JSON.stringify(said),
    );
  }

  #judged(
    state: RegisterState | undefined,
    request: CheckedRequest,
    data: Record<string, unknown>,
  ): object | Refusal {
    const rule = registerRules[request.declared.name];
    if (!rule) return refuse('act/unknown');
    const context = { now: this.#view.now, actor: this.#actor, registers: this.#view.registers };
    const input = { data: data as never, bodies: new Set(Object.keys(request.bodies)) };
    const allowed = rule(state, input, context);
    return isRefusal(allowed) ? allowed : allowed.data;
  }

  #after(state: RegisterState | undefined, entry: EntryDraft): RegisterState {
    const folded = { act: entry.act, data: entry.data, circle: entry.circle } as unknown as Entry;
    return evolveRegister(state, folded, this.#view.now, () => '') as RegisterState;
  }

  #entry(act: string, kind: 'post' | 'community', subject: SubjectId, data: object): EntryDraft {
    const { now } = this.#view;
    return draft({
      id: this.#view.newId(),
      act,
      kind,
      subject,
      pen: this.#actor.pen,
      occurred: now,
      data,
    });
  }

  /** The number of a line and who is to have it; a refusal where it is somebody else's, also further up in the file. */
  #numberOf(line: Line, subject: SubjectId): NumberGiven | Refusal | null {
    const number = line.main.secrets['number'];
    if (number === undefined) return null;
    const holder = heldBy(this.#kind, line.main.data, subject);
    if (takenByAnother(this.#app.keystore, number, holder) || this.#numbers.has(number))
      return refuse('number/taken', ['number']);
    this.#numbers.add(number);
    return { number, holder };
  }

  #hasNumber({ number, holder }: NumberGiven): boolean {
    return this.#app.keystore
      .linesOf(holder)
      .some((line) => line.state === 'active' && line.number === number);
  }
}

const nothing: Planned = { entries: [], number: null };
