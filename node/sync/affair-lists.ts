// What a phone follows over days: her reports and what the office said, questions, recommendations and visits. Their words
// are opened only where the list has changed, and then noted as read.
import type { FieldReport } from '@ulinzi/domain/field';
import { day, isoOf, type Moment } from '@ulinzi/domain/kernel';
import { isOwed } from '@ulinzi/domain/recommendations';
import type { Actor } from '@ulinzi/domain/registers';
import type { App, Core } from '../app/index.ts';
import { questionLine, questionsFor, wordsOfQuestion } from '../questions/index.ts';
import { recommendationLines, recommendationShown } from '../recommendations/index.ts';
import { ownOf, reportLine, reportShown, type SeenReport } from '../reports/index.ts';
import { visitLines } from '../visits/index.ts';
import type { ListOf } from './list-of.ts';

/** How long a phone goes on showing what she sent. */
const reportsFor = 30 * day;
/** How long it shows what is over. */
const endedFor = 14 * day;
const most = 100;

/** Her post's own reports. */
export function reportList(app: App, core: Core, actor: Actor): ListOf<'reports'> {
  const since = app.clock.now() - reportsFor;
  const own = ownOf(core, actor, ({ sentAt }) => sentAt >= since).slice(-most);
  const lines = own.map((seen) => ({ seen, line: reportLine(app, core, actor, seen) }));
  return {
    marks: lines.map(({ line }) => [line.id, line.saw]),
    read: () =>
      Promise.all(
        lines.map(async ({ seen, line: { id, saw, number, kind, readers, community, state, from } }) => ({
          id,
          saw,
          number,
          kind,
          readers,
          ...(community !== null && { community }),
          state,
          from,
          ...(seen.state.returned !== null || seen.state.accepted !== null
            ? await answered(app, core, actor, seen)
            : {}),
        })),
      ),
  };
}

/** What the office said of it; of one that was returned also what it says, so that she can mend it. */
async function answered(
  app: App,
  core: Core,
  actor: Actor,
  seen: SeenReport,
): Promise<Pick<FieldReport, 'reason' | 'comment' | 'said' | 'texts'>> {
  const { returned, comments, texts } = await reportShown(app, core, actor, seen);
  const comment = comments.at(-1)?.words;
  const isReturned = seen.state.state === 'returned';
  const words = texts.flatMap(({ name, words: text }) => (text === null ? [] : [[name, text] as const]));
  return {
    ...(returned !== null && { reason: String(returned) }),
    ...(comment && { comment }),
    ...(isReturned && { said: { ...seen.state.said }, texts: Object.fromEntries(words) }),
  };
}

export async function questionList(app: App, core: Core, actor: Actor): Promise<ListOf<'questions'>> {
  const isFresh = (endedAt: Moment | null) => endedAt === null || endedAt >= app.clock.now() - endedFor;
  const seen = (await questionsFor(core, actor)).filter(({ state }) => isFresh(state.endedAt)).slice(0, most);
  const lines = seen.map((one) => ({ one, line: questionLine(app, core, actor, one) }));
  return {
    marks: lines.map(({ line }) => [line.id, line.saw]),
    read: () =>
      Promise.all(
        lines.map(async ({ one, line: { id, saw, line, community, isEnded } }) => ({
          id,
          saw,
          line,
          words: (await wordsOfQuestion(app, core, actor, one)).map(({ from, at, words }) => ({
            from,
            at,
            text: words,
          })),
          ...(community !== null && { community }),
          isEnded,
        })),
      ),
  };
}

/** Recommendations that are owed yet. */
export async function recommendationList(
  app: App,
  core: Core,
  actor: Actor,
): Promise<ListOf<'recommendations'>> {
  const lines = (await recommendationLines(app, core, actor, {}))
    .filter(({ status }) => isOwed(status))
    .slice(0, most);
  return {
    marks: lines.map(({ id, saw, may }) => [id, saw, may]),
    read: () =>
      Promise.all(
        lines.map(async ({ id, saw, number, kind, owner, due, status, community, may }) => {
          const history = (await recommendationShown(app, core, actor, id))?.history ?? [];
          const claim = history.findLast(
            ({ act, isContested }) => act === 'recommendation.claim' && !isContested,
          );
          return {
            id,
            saw,
            number,
            kind,
            owner,
            due,
            status,
            community,
            words: history[0]?.words ?? null,
            ...(claim && { claimedOn: claim.on ?? claim.day }),
            ...(claim?.words && { evidence: claim.words }),
            may: [...may],
          };
        }),
      ),
  };
}

/** Visits that are wanted or planned, and those that were lately. */
export async function visitList(app: App, core: Core, actor: Actor): Promise<ListOf<'visits'>> {
  const since = isoOf(app.clock.now() - endedFor).slice(0, 10);
  const visits = (await visitLines(app, core, actor, {}))
    .filter(({ state, until, wantedOn }) =>
      state === 'wanted' || state === 'planned' ? true : (until ?? wantedOn) >= since,
    )
    .slice(0, most)
    .map(({ id, saw, base, from, until, communities, checked, state, may }) => ({
      id,
      saw,
      base,
      from,
      until,
      communities: communities.map(({ slug }) => slug),
      checked: [...checked],
      state,
      may: [...may],
    }));
  return { marks: visits, read: async () => visits };
}
