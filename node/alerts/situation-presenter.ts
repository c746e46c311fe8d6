// The other alerts of an alert's situation, as its detail shows them: where each stands, and what its village was told.
import { type AlertDetail, asDecided, fitsFor, isOpen, type TiedAlert } from '@ulinzi/domain/alerts';
import { isoOf } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { App, Core } from '../app/index.ts';
import { labelOf } from './alert-presenter.ts';
import type { SeenAlert } from './alert-store.ts';

export function presentTied(
  app: App,
  core: Core,
  actor: Actor,
  { state: own }: SeenAlert,
  tied: readonly SeenAlert[],
): Pick<AlertDetail, 'together' | 'asDecided'> {
  const { memory } = core;
  const label = (community: string) => (community === '' ? null : labelOf(memory, community));
  const states = tied.map(({ state }) => state);
  const together = states.map(
    (state): TiedAlert => ({
      id: state.id,
      number: state.number,
      communityLabel: state.community === null ? null : labelOf(memory, state.community),
      status: state.status,
      isOpen: isOpen(state),
      decision: state.decision?.kind ?? null,
      feedback: Object.entries(state.feedback).map(([community, { result }]) => ({
        communityLabel: label(community),
        result,
      })),
      fits: fitsFor(state, actor.post),
    }),
  );
  const decided = asDecided(own, states, app.clock.now());
  return {
    together,
    asDecided: decided && {
      decision: decided.kind,
      cause: decided.cause,
      recipient: decided.recipient,
      reviewAt: decided.reviewAt === null ? null : isoOf(decided.reviewAt),
    },
  };
}
