import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byPreference,
  carries,
  type GatewayNow,
  gatewayOf,
  isToBeAskedBack,
  mayTryAgain,
  nextStep,
  patienceMs,
  standIns,
  type TextToSend,
} from './index.ts';

const gateway = (slug: string, given: Partial<GatewayNow> = {}): GatewayNow => ({
  slug,
  base: 'kibua',
  province: 'nk',
  rank: null,
  isPaused: false,
  isRunning: true,
  isAlive: true,
  ...given,
});
const away = { isAlive: false };
const elsewhere = { base: 'sange', province: 'sk' };

const page: TextToSend = { purpose: 'page', gateway: 'first', base: 'kibua', province: 'nk' };
const answer: TextToSend = { ...page, purpose: 'acknowledgement' };
const by = (text: TextToSend, ...gateways: GatewayNow[]) => gatewayOf(text, gateways)?.slug ?? null;

describe('the way of a text', () => {
  test('the lowest rank goes first, then those without one as they were added', () => {
    const all = [
      gateway('added'),
      gateway('later'),
      gateway('third', { rank: 3 }),
      gateway('one', { rank: 1 }),
    ];
    expect(byPreference(all).map(({ slug }) => slug)).toEqual(['one', 'third', 'added', 'later']);
    expect(by({ ...page, gateway: '' }, ...all)).toBe('one');
  });

  test('a page goes by the first of its base that lives and is not paused', () => {
    const second = gateway('second');
    expect(by(page, gateway('first'), second)).toBe('first');
    expect(by(page, gateway('first', away), second)).toBe('second');
    expect(by(page, gateway('first', { isPaused: true }), second)).toBe('second');
  });

  test('an answer goes by the gateway that the sender wrote to, while it lives', () => {
    const asked = { ...answer, gateway: 'second' };
    expect(by(asked, gateway('first', { rank: 1 }), gateway('second'))).toBe('second');
    expect(by(asked, gateway('first', { rank: 1 }), gateway('second', away))).toBe('first');
  });

  test("another base's gateway of the province carries pages, and never a text to a source", () => {
    const near = gateway('near', { base: 'walikale' });
    const far = gateway('far', elsewhere);
    expect(by(page, gateway('first', away), far, near)).toBe('near');
    expect(by(answer, gateway('first', away), far, near)).toBe('first');
    expect(by({ ...answer, purpose: 'feedback' }, gateway('first', { isPaused: true }), near)).toBeNull();
    expect(by(page, gateway('first', away), far)).toBe('first');
  });

  test('people of a province without any gateway are paged by what there is', () => {
    expect(by({ ...page, gateway: '', base: null, province: 'it' }, gateway('far', elsewhere))).toBe('far');
    expect(by({ ...answer, gateway: '', base: null, province: 'it' }, gateway('far', elsewhere))).toBeNull();
  });

  test('where none lives it waits at the first that is not paused; where none is open, nowhere', () => {
    expect(by(page, gateway('first', away), gateway('second', away))).toBe('first');
    expect(by(page, gateway('first', { ...away, isPaused: true }), gateway('second', away))).toBe('second');
    expect(by(page, gateway('first', { ...away, isRunning: false }))).toBeNull();
  });

  test('what came back from a gateway goes by another, where one lives', () => {
    const back = { ...answer, isBackFrom: true };
    expect(by(back, gateway('first'), gateway('second'))).toBe('second');
    expect(by(back, gateway('first'), gateway('second', away))).toBe('first');
  });
});

describe('what waits at a gateway', () => {
  const both = [gateway('first', away), gateway('second')];
  const asked = (text: TextToSend, gateways: GatewayNow[], deadFor: number | null) =>
    isToBeAskedBack(text, gateways, {
      deadSince: deadFor === null ? null : 1_000_000 - deadFor,
      now: 1_000_000,
    });

  test('is asked back after twenty seconds for a page, two minutes for the rest', () => {
    expect([patienceMs(page), patienceMs(answer)]).toEqual([20_000, 120_000]);
    expect([19_999, 20_000].map((ms) => asked(page, both, ms))).toEqual([false, true]);
    expect([119_999, 120_000].map((ms) => asked(answer, both, ms))).toEqual([false, true]);
    expect(asked(page, [gateway('first'), gateway('second')], null)).toBe(false);
  });

  test('stays where it is while no other lives, and leaves a paused one at once', () => {
    expect(asked(page, [gateway('first', away), gateway('second', away)], 60_000)).toBe(false);
    expect(asked(answer, [gateway('first', { isPaused: true })], null)).toBe(true);
  });
});

test('one that lives stands in for those before it, and for the pages of another base', () => {
  const all = [gateway('first', away), gateway('second'), gateway('third', away)];
  expect([...standIns(all)]).toEqual([['second', ['first']]]);
  const bases = [gateway('here', away), gateway('near', { base: 'walikale' }), gateway('far', elsewhere)];
  expect([...standIns(bases)]).toEqual([['near', ['here']]]);
  expect([...standIns([gateway('first'), gateway('second', { isPaused: true })])]).toEqual([]);
});

// What is in each gateway's hands: in its spool, or out of it for good.
type Place = 'spool' | 'sent' | 'failed' | 'in-doubt';
type Event =
  | { do: 'die' | 'live' | 'pause' | 'resume' | 'open' | 'shut'; at: number }
  | { do: 'gateway-sends' | 'gateway-refuses' | 'gateway-crashes'; at: number }
  | { do: 'node-sends' | 'node-crashes-after-handing' | 'much-later' };

const events = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('die', 'live', 'pause', 'resume', 'open', 'shut'),
      at: fc.nat(2),
    }),
    fc.record({ do: fc.constantFrom('gateway-sends', 'gateway-refuses', 'gateway-crashes'), at: fc.nat(2) }),
    fc.record({ do: fc.constantFrom('node-sends', 'node-crashes-after-handing', 'much-later') }),
  ) as fc.Arbitrary<Event>,
  { maxLength: 60 },
);

describe.each(['page', 'acknowledgement', 'feedback'] as const)(
  'whatever dies and is reported, a %s',
  (purpose) => {
    test('is in the hands of one gateway at most, is sent once unless it was refused, and is never lost', () => {
      fc.assert(
        fc.property(events, (happened) => {
          const gateways = ['a', 'b', 'c'].map((slug, n) => ({
            ...gateway(slug),
            base: n === 2 ? 'walikale' : 'kibua',
          }));
          const spools = new Map<string, Place>();
          let row = { gateway: 'a', state: 'queued', wasTried: false };
          let sent = 0;
          const text = () => ({ purpose, base: 'kibua', province: 'nk', ...row });
          const takeBack = (of: string) => {
            const isOpen = gateways.some(({ slug, isRunning }) => slug === of && isRunning);
            const place = spools.get(of);
            if (!isOpen || place === 'sent' || place === 'in-doubt') return false;
            spools.delete(of);
            return true;
          };
          const send = (isCutOff: boolean) => {
            if (row.state !== 'queued') return;
            const step = nextStep(text(), gateways);
            if (step.do === 'wait') return;
            const to = step.do === 'give' ? step.to : step.next;
            if (step.do === 'ask-back' && !takeBack(step.of) && to !== step.of) {
              row = { ...row, state: 'handed' };
              return;
            }
            row = { ...row, gateway: to };
            if (!spools.has(to)) spools.set(to, 'spool');
            if (!isCutOff) row = { ...row, state: 'handed', wasTried: true };
          };
          for (const event of happened) {
            const one = 'at' in event ? gateways[event.at]! : gateways[0]!;
            const place = spools.get(one.slug);
            if (event.do === 'die' || event.do === 'live') one.isAlive = event.do === 'live';
            else if (event.do === 'pause' || event.do === 'resume') one.isPaused = event.do === 'pause';
            else if (event.do === 'open' || event.do === 'shut') one.isRunning = event.do === 'open';
            else if (event.do === 'node-sends') send(false);
            else if (event.do === 'node-crashes-after-handing') send(true);
            else if (event.do === 'much-later') {
              const at = gateways.find(({ slug }) => slug === row.gateway);
              const deadSince = at?.isAlive ? null : 0;
              const isWaiting = row.state === 'handed';
              if (isWaiting && isToBeAskedBack(text(), gateways, { deadSince, now: 200_000 }))
                row = { ...row, state: 'queued' };
            } else if (place === 'spool' && one.isRunning) {
              if (event.do === 'gateway-sends') sent += 1;
              spools.set(
                one.slug,
                event.do === 'gateway-sends'
                  ? 'sent'
                  : event.do === 'gateway-refuses'
                    ? 'failed'
                    : 'in-doubt',
              );
              if (event.do === 'gateway-refuses' && row.gateway === one.slug && mayTryAgain('refused'))
                row = { ...row, state: 'queued', wasTried: true };
            }
            expect(sent).toBeLessThanOrEqual(1);
            expect(spools.size).toBeLessThanOrEqual(1);
            // Nothing but the gateway of the row may have it; where none has it, it waits in the queue.
            for (const slug of spools.keys()) expect(slug).toBe(row.gateway);
            if (row.state === 'handed') expect(spools.size).toBe(1);
            if (purpose !== 'page') expect(row.gateway).not.toBe('c');
          }
        }),
        { numRuns: 500 },
      );
    });
  },
);

test('what is paused or dead carries nothing', () => {
  expect([gateway('a'), gateway('a', away), gateway('a', { isPaused: true })].map(carries)).toEqual([
    true,
    false,
    false,
  ]);
  expect(
    ['refused', 'no-network', 'gateway-dead', 'unknown', 'no-report', 'no-number'].map((cause) =>
      mayTryAgain(cause as never),
    ),
  ).toEqual([true, true, true, false, false, false]);
});
