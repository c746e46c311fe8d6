import { type Static, Type } from 'typebox';
import { mentoringWays } from './acts.ts';
import { mentoringStandings } from './register.ts';

const mark = Type.Integer({ minimum: 1, maximum: 5 });

/** `GET /api/mentoring`: each Assistant's post in one month (H6); an Assistant sees her own alone. */
export const mentoringAnswer = Type.Object({
  /** `YYYY-MM`. */
  month: Type.String(),
  posts: Type.Array(
    Type.Object({
      post: Type.String(),
      postLabel: Type.String(),
      base: Type.String(),
      baseLabel: Type.String(),
      /** Nobody sat in it that month: nothing is missed. */
      isVacant: Type.Boolean(),
      /** `missed` once the month has passed without a talk. */
      standing: Type.Enum([...mentoringStandings]),
      held: Type.Array(
        Type.Object({
          id: Type.String(),
          on: Type.String(),
          way: Type.Enum([...mentoringWays]),
          reports: mark,
          promptness: mark,
          sourceSafety: mark,
        }),
      ),
      /** Reports of the month: sent, of these returned at least once, and the mean of the marks for quality. */
      sent: Type.Integer(),
      returned: Type.Integer(),
      quality: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
});
export type MentoringAnswer = Static<typeof mentoringAnswer>;

/** `GET /api/mentoring/:id`: what was noted of one talk; null where nothing was. Reading it is noted. */
export const mentoringWordsAnswer = Type.Object({ words: Type.Union([Type.String(), Type.Null()]) });
export type MentoringWordsAnswer = Static<typeof mentoringWordsAnswer>;
