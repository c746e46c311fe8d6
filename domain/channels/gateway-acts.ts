// What an administrator does to a gateway that there is: its place among those of its base, a pause, its pace.
import { declareAct, whole } from '../kernel/index.ts';

/**
 * Texts go by the lowest rank that is alive. A gateway without a rank comes after those that have one; equal ones stand
 * in the order in which they were added.
 */
export const preferGateway = declareAct({
  name: 'gateway.prefer',
  subject: 'gateway',
  who: ['administrator'],
  data: { rank: whole(1, 99) },
});

/** Nothing is sent by it until it is resumed; what comes in is still taken in. */
export const pauseGateway = declareAct({
  name: 'gateway.pause',
  subject: 'gateway',
  who: ['administrator'],
  data: {},
});

export const resumeGateway = declareAct({
  name: 'gateway.resume',
  subject: 'gateway',
  who: ['administrator'],
  data: {},
});

/** The most texts a second that it is given from now on. */
export const paceGateway = declareAct({
  name: 'gateway.set-throughput',
  subject: 'gateway',
  who: ['administrator'],
  data: { throughput: whole(1, 100) },
});
