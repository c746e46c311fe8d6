// The shape of an exercise: an invented mission in a real region, always marked EXERCISE. Pure data, which a node
// plays through its ordinary acts and gateways.
import type { PlaceLanguage, Province, Stage } from '@ulinzi/domain/communities';
import type { Role } from '@ulinzi/domain/kernel';
import type { Seat } from '@ulinzi/domain/people';
import type { ContactMeans, Selection } from '@ulinzi/domain/sources';
import type { ExerciseRoad } from './roads.ts';

export interface ExerciseGateway {
  readonly slug: string;
  readonly label: string;
  readonly base: string;
}

export interface ExerciseBase {
  readonly slug: string;
  readonly label: string;
  readonly province: Province;
  readonly latitude: number;
  readonly longitude: number;
}

export interface ExerciseCommunity {
  readonly slug: string;
  readonly label: string;
  readonly base: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Other names and spellings. */
  readonly aliases?: readonly string[];
  /** Fields of `community.describe`. */
  readonly described?: {
    readonly territory?: string;
    readonly languages?: readonly PlaceLanguage[];
    readonly marketDays?: readonly number[];
    readonly stage?: Stage;
    readonly populationLow?: number;
    readonly populationHigh?: number;
    readonly vulnerability?: number;
  };
}

export interface ExercisePost {
  readonly slug: string;
  readonly label: string;
  readonly role: Role;
  readonly base?: string;
  readonly province?: Province;
  readonly language?: 'fr' | 'en' | 'sw';
  /** Invented: who sits in it, and a number that no network gives out. */
  readonly person: string;
  readonly number?: string;
}

export interface ExerciseSource {
  /** Four digits of the code, such as 0231 of NK-FP-0231. */
  readonly digits: string;
  readonly province: Province;
  readonly community: string;
  readonly regime: 'public-elected' | 'confidential';
  readonly language: 'fr' | 'en' | 'sw';
  readonly wantsAcknowledgement: boolean;
  /** Of one who was elected in public: the record of it. */
  readonly selection: Selection;
  /** Days before the exercise is first opened. */
  readonly selectedDaysAgo: number;
  readonly attendance?: number;
  readonly ways: readonly ContactMeans[];
  readonly safeFrom?: string;
  readonly safeUntil?: string;
  readonly number: string;
  readonly openingPhrase: string;
  readonly distressWord: string;
}

/** A turn of duty. Hours count from the full hour in which the exercise is first opened; before it they are negative. */
export interface ExerciseDuty {
  readonly post: string;
  readonly seat: Seat;
  readonly scope: string;
  readonly fromHour: number;
  readonly untilHour: number;
}

/** A post, or whoever is on duty for a seat when it happens. */
export type Who = string | { readonly seat: Seat; readonly scope: string };

/** What happens, in order; times count back from the moment the exercise is first opened. */
export type Step =
  | {
      readonly minutesAgo: number;
      readonly kind: 'message';
      readonly from: string;
      /** Null for a missed call. */
      readonly text: string | null;
      /** A name for the alert that it opens, by which later steps mean it. */
      readonly alert?: string;
      /** A name for a bip that is taken for the answer to a drill, by which later steps mean it. */
      readonly answer?: string;
    }
  | {
      /** Somebody who is paged answers from her own phone: with the page's digits, or by ringing and hanging up. */
      readonly minutesAgo: number;
      readonly kind: 'reply';
      readonly by: Who;
      readonly way: 'sms' | 'call';
    }
  | {
      readonly minutesAgo: number;
      readonly kind: 'act';
      readonly act: string;
      readonly by: Who;
      /** What it is done to, by the name an earlier step gave it, or a post; absent for an act that creates its subject. */
      readonly on?: string;
      /** A name for what the act creates. */
      readonly as?: string;
      /**
       * Fields of the act. A value `{ minutesAgo: n }` or `{ minutesAhead: n }` becomes a moment, `{ named: name }` the
       * id of what an earlier step named; a list of such their ids; `{ daysAgo: n }` or `{ daysAhead: n }` a day, as
       * `{ monthsAgo: n, dayOfMonth: n }` does.
       */
      readonly fields: Readonly<Record<string, unknown>>;
    };

export interface Exercise {
  readonly gateway: ExerciseGateway;
  readonly bases: readonly ExerciseBase[];
  readonly communities: readonly ExerciseCommunity[];
  readonly roads: readonly ExerciseRoad[];
  readonly posts: readonly ExercisePost[];
  readonly sources: readonly ExerciseSource[];
  readonly duties: readonly ExerciseDuty[];
  /** How many days before the opening the story begins. */
  readonly daysOfStory: number;
  readonly story: readonly Step[];
}
