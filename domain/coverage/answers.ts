import { type Static, Type } from 'typebox';
import { coverageClasses } from './coverage.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);
const count = Type.Integer();

/** `GET /api/coverage`: where teams go and where Assistants are (A13), for the bases of the reader. */
export const coverageAnswer = Type.Object({
  communities: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      base: Type.String(),
      latitude: Type.Number(),
      longitude: Type.Number(),
      class: Type.Enum([...coverageClasses]),
      /** YYYY-MM-DD: when a team was there last, however long ago. */
      lastTeamOn: maybeText,
    }),
  ),
  bases: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      latitude: Type.Number(),
      longitude: Type.Number(),
      hasAssistant: Type.Boolean(),
      /** Its communities by class. */
      teamOnly: count,
      assistantOnly: count,
      both: count,
      neither: count,
    }),
  ),
});
export type CoverageAnswer = Static<typeof coverageAnswer>;
