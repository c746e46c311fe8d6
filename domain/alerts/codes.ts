// The code lists of an alert. Labels in three languages stand in the catalogs under `alerts.<list>.<code>`.

export const states = [
  'received',
  'acknowledged',
  'callback',
  'assessed',
  'decided',
  'responding',
  'on-site',
  'resolved',
  'feedback-given',
  'closed',
  'merged',
] as const;
export type AlertStatus = (typeof states)[number];

export const channels = ['sms', 'call', 'voice', 'walk-in', 'hf', 'satellite', 'email', 'other'] as const;

/** What happens on the ground, and by whom; a situation has one of the events as its label. */
export { type ActorClass, actors, events } from '../situations/index.ts';

/** CAP 1.2 urgency and certainty (OASIS). */
export const urgencies = ['immediate', 'expected', 'future', 'past', 'unknown'] as const;
export const certainties = ['observed', 'likely', 'possible', 'unlikely', 'unknown'] as const;
export const directions = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'here', 'unknown'] as const;

/** Source reliability A to F; F means that it cannot be judged, not that it is worst. */
export const reliabilities = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export const informationGrades = ['1', '2', '3', '4', '5', '6'] as const;

export const credibilities = ['credible', 'unclear', 'unfounded'] as const;
export const unfoundedReasons = [
  'checked-on-site',
  'second-source-denies',
  'test-call',
  'wrong-number',
  'prank',
  'other',
] as const;

export const decisions = ['respond', 'pass-on', 'monitor', 'cannot'] as const;
export const causes = [
  'no-asset',
  'too-far',
  'road-closed',
  'insecure',
  'weather',
  'no-authority',
  'other-priority',
  'outside-area',
  'too-late',
  'other',
] as const;

/** To whom an alert is passed on. The first three are the state's side and are barred where it may be the perpetrator. */
export const recipients = [
  'national-forces',
  'police',
  'local-authority',
  'other-base',
  'humanitarian',
  'other-section',
  'other',
] as const;
export const stateRecipients: readonly string[] = ['national-forces', 'police', 'local-authority'];

export const answers = ['acting', 'acted', 'declined', 'no-answer'] as const;
export const reviews = ['quiet', 'renewed', 'grown'] as const;
export const means = ['patrol', 'authorities', 'other'] as const;

/** What C2 and the safety rules ask before anyone moves. */
export const checks = [
  'route-not-direct',
  'not-first-to-source',
  'ordinary-patrol',
  'say-nothing-of-warning',
  'perpetrator-side-excluded',
  'residual-strength',
  'risk-accepted',
] as const;
export type Check = (typeof checks)[number];

/** Which checks each means of response must confirm. */
export const checksFor: Record<(typeof means)[number], readonly Check[]> = {
  patrol: checks,
  authorities: ['say-nothing-of-warning', 'perpetrator-side-excluded', 'risk-accepted'],
  other: ['say-nothing-of-warning', 'risk-accepted'],
};

export const outcomes = [
  'threat-averted',
  'protected',
  'arrived-too-late',
  'nothing-found',
  'people-moved-safely',
  'passed-to-other',
  'could-not-go',
  'other',
] as const;

export const callBackResults = ['spoke', 'no-answer', 'someone-else'] as const;
export const feedbackResults = ['given', 'attempt-failed', 'not-possible', 'unsafe'] as const;
export const feedbackWays = ['voice', 'in-person', 'agreed-phrase'] as const;
export const reopenReasons = ['new-information', 'closed-by-mistake', 'threat-returned', 'other'] as const;

export const clocks = ['acknowledge', 'decide', 'feedback', 'review', 'retry'] as const;
export type ClockKind = (typeof clocks)[number];

export const rungCauses = ['opened', 'deadline', 'delivery-failed', 'nobody-on-duty'] as const;
