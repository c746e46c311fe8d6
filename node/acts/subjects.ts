import type { Handset } from '@ulinzi/domain/handsets';
import { isUuid, type Refusal, refuse, type SubjectId, type SubjectKind } from '@ulinzi/domain/kernel';
import type { Recommendation } from '@ulinzi/domain/recommendations';
import { type Actor, seesReport } from '@ulinzi/domain/registers';
import type { Report } from '@ulinzi/domain/reports';
import type { Source } from '@ulinzi/domain/sources';
import { findAlert, situationNamed } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';

/** How a subject reads that is missing, or not the actor's: the same from outside. */
export function notFound(kind: SubjectKind): Refusal {
  switch (kind) {
    case 'alert':
      return refuse('alert/not-found');
    case 'source':
      return refuse('source/not-found');
    case 'handset':
      return refuse('handset/not-found');
    case 'message':
      return refuse('message/not-found');
    case 'promise':
      return refuse('promise/not-found');
    case 'trouble':
      return refuse('trouble/not-found');
    case 'contact':
      return refuse('contact/not-found');
    case 'drill':
      return refuse('drill/not-found');
    case 'recommendation':
      return refuse('recommendation/not-found');
    case 'visit':
      return refuse('visit/not-found');
    case 'plan':
      return refuse('plan/not-found');
    case 'report':
      return refuse('report/not-found');
    case 'question':
      return refuse('question/not-found');
    case 'situation':
      return refuse('situation/not-found');
    case 'shift':
      return refuse('shift/not-found');
    case 'word':
      return refuse('word/not-found');
    default:
      return refuse('act/not-yours');
  }
}

/**
 * The id of what a person names: an alert by its number, a base, community, post or gateway by its slug, a source by
 * its code, anything by its id. What is missing and what is not theirs to see read the same.
 */
export async function resolveSubject(
  app: App,
  actor: Actor,
  kind: SubjectKind,
  ref: string,
): Promise<SubjectId | Refusal> {
  const core = app.core();
  if (!core) return refuse('node/not-durable');
  if (kind === 'alert') return (await findAlert(core, actor, ref))?.id ?? notFound(kind);
  if (kind === 'situation') return (await situationNamed(core, actor, ref)) ?? notFound(kind);
  if (isUuid(ref)) return ref as SubjectId;
  if (kind === 'report') return reportNumbered(core, actor, ref)?.id ?? notFound(kind);
  const found = core.memory
    .registersOf(kind)
    .find(({ state }) =>
      'slug' in state
        ? state.slug === ref
        : kind === 'recommendation'
          ? (state as Recommendation).number === ref
          : (kind === 'source' || kind === 'handset') && (state as Source | Handset).code === ref,
    );
  return found?.id ?? notFound(kind);
}

/** The newest report of this number that the actor may read: another base may have one of the same. */
function reportNumbered({ memory }: Core, actor: Actor, number: string) {
  return memory
    .registersOf<Report>('report')
    .findLast(({ state }) => state.number === number && seesReport(actor, state, memory));
}
