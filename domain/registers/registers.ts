// What every rule may ask of the mission's registers: bases, communities, posts, duty, sources, gateways.
import type { Gateway, KeptBack } from '../channels/index.ts';
import type { Base, Community } from '../communities/index.ts';
import type { Area, RoadSaid } from '../geography/index.ts';
import type { Contact } from '../contacts/index.ts';
import type { Drill, DrillResult } from '../drills/index.ts';
import type { ClosedGroup, Handset } from '../handsets/index.ts';
import type { Meaning, Word } from '../lexicon/index.ts';
import type { Author, Moment, PenId, Refusal, SubjectId, SubjectKind } from '../kernel/index.ts';
import type { Mentoring } from '../mentoring/index.ts';
import type { Duty, Post, Seat } from '../people/index.ts';
import type { ProtectionPlan } from '../plans/index.ts';
import type { Promised } from '../promises/index.ts';
import type { Question } from '../questions/index.ts';
import type { Recommendation } from '../recommendations/index.ts';
import type { Report } from '../reports/index.ts';
import type { Shift } from '../shifts/index.ts';
import type { Situation } from '../situations/index.ts';
import type { Source } from '../sources/index.ts';
import type { Trouble } from '../troubles/index.ts';
import type { Visit } from '../visits/index.ts';

export interface Registers {
  base(slug: string): Base | undefined;
  community(slug: string): Community | undefined;
  post(slug: string): Post | undefined;
  source(id: SubjectId): Source | undefined;
  sources(): Iterable<Source>;
  situation(id: SubjectId): Situation | undefined;
  gateway(slug: string): Gateway | undefined;
  group(slug: string): ClosedGroup | undefined;
  area(slug: string): Area | undefined;
  handsets(): Iterable<Handset>;
  /** What has raised itself: what is open, and what was settled lately. */
  troubles(): Iterable<Trouble>;
  drills(): Iterable<Drill>;
  /** The post on duty for a seat of a base (or of a province, for its duty officer), or null. */
  onDuty(seat: Seat, scope: string, at: Moment): string | null;
  /** A thing of a kind by its id. */
  subject(kind: SubjectKind, id: SubjectId): RegisterState | undefined;
  /** The word list, without what was taken off it. */
  words(): Iterable<Word>;
  /** What the word list finds in a text. */
  recognise(text: string): Meaning[];
}

/** Who acts: a pen in a post. The node itself acts without a post. */
export interface Actor {
  readonly pen: PenId;
  readonly post: string | null;
  readonly role: Author;
  readonly base: string | null;
  readonly province: string | null;
}

export interface RuleContext {
  readonly now: Moment;
  readonly actor: Actor;
  readonly registers: Registers;
}

/** What one act gives to its rule: the checked data, and which free texts and keystore inputs came with it. */
export interface RuleInput<Data> {
  readonly data: Data;
  readonly bodies: ReadonlySet<string>;
}

/** Answers for one act on one register subject: a refusal, or the data to log. */
export type RegisterRule<Data = never> = (
  state: RegisterState | undefined,
  input: RuleInput<Data>,
  context: RuleContext,
) => Refusal | { data: object };

/** What a fold may ask beside the entry's data. */
export interface FoldAround {
  /** That a base was allotted. */
  readonly circle: number;
  /** The base of a community. */
  baseOf(community: string): string;
}

/** A register subject after one accepted act of a kind; undefined for one that makes none. */
export type RegisterFold = (
  state: never,
  data: never,
  at: Moment,
  around: FoldAround,
) => RegisterState | undefined;

/** The fold of an act that makes its subject. */
export function made<Data>(make: (data: Data, at: Moment) => RegisterState | undefined) {
  return (_state: unknown, data: Data, at: Moment) => make(data, at);
}

export type RegisterState =
  | Base
  | Community
  | Post
  | Duty
  | Source
  | Gateway
  | Handset
  | ClosedGroup
  | KeptBack
  | Promised
  | Shift
  | Situation
  | Trouble
  | Contact
  | Drill
  | DrillResult
  | Word
  | RoadSaid
  | Area
  | Report
  | Question
  | Mentoring
  | Recommendation
  | Visit
  | ProtectionPlan;
