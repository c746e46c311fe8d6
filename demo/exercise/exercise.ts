// The shape of an exercise: an invented mission in a real region, always marked EXERCISE. Pure data, which a node
// plays through its ordinary acts and gateways.

export interface ExercisePost {
  readonly slug: string;
  readonly label: string;
  readonly role: string;
  readonly base?: string;
  readonly province?: string;
  readonly language?: 'fr' | 'en' | 'sw';
  /** Invented: who sits in it, and a number that no network gives out. */
  readonly person: string;
  readonly number?: string;
}

export interface ExerciseSource {
  /** Four digits of the code, such as 0231 of NK-FP-0231. */
  readonly digits: string;
  readonly province: string;
  readonly community: string;
  readonly regime: 'public-elected' | 'confidential';
  readonly language: 'fr' | 'en' | 'sw';
  readonly wantsAcknowledgement: boolean;
  readonly safeFrom?: string;
  readonly safeUntil?: string;
  readonly number: string;
  readonly openingPhrase: string;
  readonly distressWord: string;
}

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
    }
  | {
      readonly minutesAgo: number;
      readonly kind: 'act';
      readonly act: string;
      readonly by: string;
      /** The alert (or promise) by the name an earlier step gave it; absent for an act that creates its subject. */
      readonly on?: string;
      /** A name for what the act creates. */
      readonly as?: string;
      /** Fields of the act. A value `{ minutesAgo: n }` or `{ minutesAhead: n }` becomes a moment. */
      readonly fields: Readonly<Record<string, unknown>>;
    };

export interface Exercise {
  readonly gateway: { readonly slug: string; readonly label: string; readonly base: string };
  readonly bases: readonly {
    readonly slug: string;
    readonly label: string;
    readonly province: string;
    readonly latitude: number;
    readonly longitude: number;
  }[];
  readonly communities: readonly {
    readonly slug: string;
    readonly label: string;
    readonly base: string;
    readonly latitude: number;
    readonly longitude: number;
  }[];
  readonly posts: readonly ExercisePost[];
  readonly sources: readonly ExerciseSource[];
  /** Turns of duty; hours count from midnight (UTC) of the day on which the story begins. */
  readonly duties: readonly {
    readonly post: string;
    readonly seat: string;
    readonly scope: string;
    readonly fromHour: number;
    readonly untilHour: number;
  }[];
  /** How many days before the opening the story begins. */
  readonly daysOfStory: number;
  readonly story: readonly Step[];
}
