import { calendarDay, code, declareAct, maybe, slug, whole } from '../kernel/index.ts';

export const mentoringWays = ['in-person', 'call', 'written'] as const;

/**
 * A mentor and an Assistant spoke about her work and her reports, as they do each month (H6). Marks: 1 poor to 5 very
 * good. `base` is the node's to fill in.
 */
export const holdMentoring = declareAct({
  name: 'mentoring.hold',
  subject: 'mentoring',
  creates: true,
  who: ['protection-manager', 'node'],
  data: {
    post: slug(),
    on: calendarDay(),
    way: code(mentoringWays),
    reports: whole(1, 5),
    promptness: whole(1, 5),
    sourceSafety: whole(1, 5),
    base: maybe(slug()),
  },
  byNode: ['base'],
  bodies: ['words'],
});
