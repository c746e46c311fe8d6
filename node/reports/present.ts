import { isoOf, type Moment } from '@ulinzi/domain/kernel';
import { type Actor, reportMay } from '@ulinzi/domain/registers';
import { overdueSince, type ReportLine } from '@ulinzi/domain/reports';
import { baseLabel, postLabel } from '../affairs/index.ts';
import type { App, Core } from '../app/index.ts';
import type { SeenReport } from './report-store.ts';

/** The name of a community as people know it. */
export function communityLabel({ memory }: Core, slug: string | null | undefined): string | null {
  return slug ? (memory.community(slug)?.label ?? slug) : null;
}

/** One line of the inbox, as its reader may see it. */
export function reportLine(app: App, core: Core, actor: Actor, seen: SeenReport): ReportLine {
  const { id, state, isOwn } = seen;
  const { said } = state;
  const iso = (at: Moment) => isoOf(app.clock.wallOf(at));
  const due = overdueSince(state);
  return {
    id,
    saw: app.tokens.token(id, core.memory.registerHeld(id)?.version ?? 1),
    number: state.number,
    kind: state.kind,
    readers: state.readers,
    base: state.base,
    baseLabel: baseLabel(core, state.base),
    state: state.state,
    from: said.from,
    until: said.until ?? null,
    community: said.community ?? null,
    communityLabel: communityLabel(core, said.community),
    placePrecision: said.placePrecision ?? null,
    isNil: said.isNil ?? false,
    event: said.event ?? null,
    actor: said.actor ?? null,
    activity: said.activity ?? null,
    minutes: said.minutes ?? null,
    isHighRisk: state.isHighRisk,
    sentAt: iso(state.sentAt),
    dueAt: due === null ? null : iso(due),
    isOverdue: due !== null && due <= app.clock.now(),
    returned:
      state.state === 'returned' ? ((state.returned?.reason ?? null) as ReportLine['returned']) : null,
    withdrawn: state.withdrawn as ReportLine['withdrawn'],
    isOwn,
    post: state.post,
    postLabel: state.post === null ? null : postLabel(core, state.post),
    quality: state.accepted?.quality ?? null,
    may: reportMay(isOwn ? state : { ...state, post: null }, actor),
  };
}
