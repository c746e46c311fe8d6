// Situations as their alerts tell of them, and alerts that may tell of one event, for who sees those alerts.
import { awaitsDecision, communitiesNotTold, isOpen } from '@ulinzi/domain/alerts';
import type { SituationLine, SituationsAnswer } from '@ulinzi/domain/handover';
import type { Actor } from '@ulinzi/domain/registers';
import { type Candidate, proposedSituations } from '@ulinzi/domain/situations';
import { listAlerts, type SeenAlert } from '../alerts/index.ts';
import type { Core } from '../app/index.ts';

export async function situationsFor(core: Core, actor: Actor): Promise<SituationsAnswer> {
  const board = await listAlerts(core, actor, 'board');
  const numbers = new Map(board.map(({ state }) => [state.id as string, state.number]));
  const tied = new Map(
    board.flatMap(({ state }) =>
      state.situation ? [[state.situation.id as string, state.situation.number]] : [],
    ),
  );
  const proposals = proposedSituations(
    board.flatMap(({ state }) => (isOpen(state) ? [candidate(state)] : [])),
    (community) => core.memory.community(community),
  );
  return {
    situations: situationLines(core, board),
    proposals: proposals.map(({ situation, alerts }) => ({
      situation: situation === null ? null : (tied.get(situation) ?? null),
      alerts: alerts.map((id) => numbers.get(id) ?? id),
    })),
  };
}

function candidate(state: SeenAlert['state']): Candidate {
  return {
    id: state.id,
    base: state.base,
    community: state.community,
    at: state.heardAt ?? state.receivedAt,
    situation: state.situation?.id ?? null,
    apart: state.apart,
    awaitsDecision: awaitsDecision(state),
  };
}

/** The situations of these alerts, in the order of the alerts. */
export function situationLines(core: Core, board: readonly SeenAlert[]): SituationLine[] {
  const groups = new Map<string, SeenAlert['state'][]>();
  for (const { state } of board) {
    if (!state.situation) continue;
    const group = groups.get(state.situation.id);
    if (group) group.push(state);
    else groups.set(state.situation.id, [state]);
  }
  return [...groups].flatMap(([id, states]) => {
    const first = states[0];
    if (!first?.situation) return [];
    const villages = new Set(states.flatMap((state) => Object.keys(state.feedback)));
    const notTold = new Set(states.flatMap(communitiesNotTold));
    return {
      id,
      number: first.situation.number,
      event: first.situation.event,
      base: first.base,
      baseLabel: core.memory.base(first.base)?.label ?? first.base,
      alerts: states.map(({ number }) => number),
      villages: villages.size,
      notTold: notTold.size,
    };
  });
}
