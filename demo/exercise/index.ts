import { duties } from './duties.ts';
import type { Exercise, Step } from './exercise.ts';
import { bases, communities, gateway } from './places.ts';
import { monthsBegin, storyMonths } from './months/months.ts';
import { posts } from './posts.ts';
import { roads } from './roads.ts';
import { sources } from './sources.ts';
import { storyContacts } from './story-contacts.ts';
import { storyDrills } from './story-drills.ts';
import { storyEveryday } from './story-everyday.ts';
import { storyIturi } from './story-ituri.ts';
import { storyKibua } from './story-kibua.ts';
import { storyMentoring } from './story-mentoring.ts';
import { storyMorning } from './story-morning.ts';
import { storyNorthKivu } from './story-north-kivu.ts';
import { storyPhones } from './story-phones.ts';
import { storyRecommendations } from './story-recommendations.ts';
import { storyReports } from './story-reports.ts';
import { storySouthKivu } from './story-south-kivu.ts';
import { storyToday } from './story-today.ts';
import { storyVisits } from './story-visits.ts';

/** The steps of all stories in the order in which they happen. */
function inOrder(...stories: readonly (readonly Step[])[]): Step[] {
  return stories.flat().sort((a, b) => b.minutesAgo - a.minutesAgo);
}

/**
 * The invented mission: three provinces, a dozen bases, three months drawn from a seed and ten days told by hand until
 * the moment it is first opened.
 */
export const exercise: Exercise = {
  gateway,
  bases,
  communities,
  roads,
  posts,
  sources,
  duties,
  daysOfStory: monthsBegin + 1,
  story: inOrder(
    storyMonths,
    storyKibua,
    storyNorthKivu,
    storySouthKivu,
    storyIturi,
    storyEveryday,
    storyPhones,
    storyContacts,
    storyDrills,
    storyVisits,
    storyRecommendations,
    storyReports,
    storyMentoring,
    storyMorning,
    storyToday,
  ),
};

export type {
  Exercise,
  ExerciseBase,
  ExerciseCommunity,
  ExerciseDuty,
  ExerciseGateway,
  ExercisePost,
  ExerciseSource,
  Step,
  Who,
} from './exercise.ts';
export { firstPersonas, samples, strangersPhone } from './on-stage.ts';
export { exerciseNumber } from './posts.ts';
export { codeOf } from './sources.ts';
