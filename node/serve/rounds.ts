// The rounds a node makes by itself while it is open: deadlines, pages, sending, and what has had its time.
import { hour, type PenId } from '@ulinzi/domain/kernel';
import { destroyOldMessages, forgetStrangers } from '../bodies/index.ts';
import { gatewayOf } from '@ulinzi/domain/channels';
import { Ticker } from '../clocks/index.ts';
import { gatewaysNow, pagesSentAt, Sender, takeBackFeedback } from '../outgoing/index.ts';
import { forgetOldKept } from '../openrosa/index.ts';
import { Pager } from '../pages/index.ts';
import { Drills } from '../drills/index.ts';
import { Troubles } from '../troubles/index.ts';
import type { App, Core } from '../app/index.ts';
import { errorFields } from '../app/index.ts';

/** Time between two looks of the pager because of new alerts. */
const wakeApartMs = 250;

export interface Rounds {
  readonly sender: Sender;
  readonly pager: Pager;
  readonly ticker: Ticker;
  stop(): Promise<void>;
}

export async function startRounds(app: App, core: Core): Promise<Rounds> {
  const { keystore, clock, channels, log, metrics, nodeSubject } = app;
  const { pool, writer, memory } = core;
  const pen: PenId = keystore.nodePen;
  const failed = (error: unknown) => log('warn', 'service.failed', errorFields(error));
  const now = () => clock.now();
  const channel = (gateway: string) => channels.get(gateway);
  const gatewayFor = (base: string | null, province: string | null) =>
    gatewayOf({ purpose: 'page', gateway: '', base, province }, gatewaysNow(memory, channel));
  const pager = new Pager({ memory, keystore, writer, pen, now, gatewayFor }, await pagesSentAt(pool));
  const sender = new Sender({
    pool,
    writer,
    keystore,
    memory,
    pen,
    now,
    channel,
    pageFailed: (page) => pager.pageFailed(page),
    feedbackFailed: (message) => takeBackFeedback({ pool, writer, pen }, message),
    failed,
  });
  const troubles = new Troubles({ memory, writer, keystore, clock, pen, health: () => channels.health() });
  const drills = new Drills({ app, core, pen });
  const terms = { pool, writer, keystore, nodeSubject, pen, recorded: () => clock.recorded() };
  let termsLookedAt = 0;
  const ticker = new Ticker({
    pool,
    writer,
    clock,
    nodeId: nodeSubject,
    pen,
    failed,
    beat: async () => {
      await pager.beat();
      sender.wake();
      if (!keystore.isLocked && now() - termsLookedAt > hour) {
        const { isDone } = await destroyOldMessages(terms);
        if (isDone) {
          termsLookedAt = now();
          await forgetStrangers(terms);
          await forgetOldKept(app, core);
        }
      }
      await drills.beat();
      await troubles.beat();
      metrics.ringing.set(memory.ringingCount);
      metrics.queued.set(writer.queued);
    },
  });
  const wakeSoon = atMostEvery(wakeApartMs, () => ticker.wake());
  writer.onCommitted(({ rows, alerts, outgoing }) => {
    for (const { entry, outcome } of rows) metrics.entries.inc({ act: entry.act, outcome });
    if (outgoing.length > 0) sender.wake();
    // Something rings for the first time: the pager looks at once, not at the next second.
    if (alerts.some((alert) => alert.version === 1)) wakeSoon();
  });
  ticker.start();
  sender.wake();
  return {
    sender,
    pager,
    ticker,
    async stop() {
      await ticker.stop();
      await sender.stop();
    },
  };
}

/** Calls at once, and again after what was asked for meanwhile: a flood wakes the pager four times a second. */
function atMostEvery(apartMs: number, call: () => void): () => void {
  let last = 0;
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    const wait = last + apartMs - performance.now();
    const now = () => {
      isWaiting = false;
      last = performance.now();
      call();
    };
    if (wait <= 0) return now();
    isWaiting = true;
    setTimeout(now, wait).unref();
  };
}
