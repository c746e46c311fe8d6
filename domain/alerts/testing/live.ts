// Lives an alert through whatever anybody tries, as a node would take it, and shows every step.
import { receiveMessage } from '../../channels/index.ts';
import { judge, minute, type Verdict } from '../../kernel/index.ts';
import * as acts from '../acts.ts';
import { type AlertState, type Clock, clocksOf } from '../index.ts';
import { type Attempt, triedIn } from './any-acts.ts';
import type { Story } from './story.ts';

const declared = new Map([...Object.values(acts), receiveMessage].map((act) => [act.name, act]));

export interface Step {
  readonly act: string;
  readonly outcome: Verdict<unknown>['outcome'];
  readonly before: AlertState;
  readonly after: AlertState;
  readonly story: Story;
  /** Deadlines that were fired since the step before. */
  readonly fired: readonly Clock[];
}

/** Takes all attempts one after another as a node would, and shows each to `look`. */
export function live(start: () => Story, attempts: readonly Attempt[], look: (step: Step) => void): Story {
  const story = start();
  let fired: Clock[] = [];
  for (const attempt of attempts) {
    fired.push(...passTime(story, attempt));
    const before = story.state;
    const tried = triedIn(before, attempt, story.now);
    const act = tried && declared.get(tried.name);
    if (!tried || !act) continue;
    const ask = (state: AlertState) =>
      story.askOf(state, tried.actor, act, tried.data as never, tried.bodies) as { data: object };
    const epoch = before.epoch - attempt.epochsBehind;
    const seen = () => story.stateAfter(Math.max(1, story.facts.length - attempt.looked));
    const verdict = judge(ask, before, seen, { act: epoch, subject: before.epoch });
    if (verdict.outcome === 'accepted') story.take(act.name, verdict.accepted.data, { epoch });
    if (verdict.outcome === 'contested') story.take(act.name, tried.data, { outcome: 'contested', epoch });
    look({ act: act.name, outcome: verdict.outcome, before, after: story.state, story, fired });
    fired = [];
  }
  return story;
}

/** At least a millisecond: no two entries of one alert are of the same moment. */
function passTime(story: Story, { afterMinutes, isNodeDown }: Attempt): Clock[] {
  const passing = afterMinutes + 1 / minute;
  if (!isNodeDown) return story.wait(passing);
  story.now += Math.round(passing * minute);
  const fired: Clock[] = [];
  for (;;) {
    const late = clocksOf(story.state).find((clock) => clock.at <= story.now);
    if (!late) return fired;
    story.fire(late);
    fired.push(late);
  }
}
