import type { BoardLine } from '@ulinzi/domain/alerts';

/** A line of the board for tests: an SMS of a known source that nobody has answered, opened at 03:07. */
export function lineOf(own: Partial<BoardLine> = {}): BoardLine {
  return {
    number: '4821',
    id: '00000000-0000-4000-8000-000000000001',
    saw: 'saw',
    status: 'received',
    isOpen: true,
    base: 'kibua',
    baseLabel: 'Kibua',
    province: 'nk',
    community: 'luvungi-walikale',
    communityLabel: 'Luvungi (Walikale)',
    channel: 'sms',
    sender: 'confidential',
    receivedAt: '2026-04-14T01:07:00.000Z',
    heardAt: null,
    messages: 1,
    lastMessageAt: '2026-04-14T01:07:00.000Z',
    ringingSince: '2026-04-14T01:07:00.000Z',
    rung: 0,
    acknowledgedBy: null,
    nextClock: { clock: 'acknowledge', at: '2026-04-14T01:12:00.000Z', secondsLeft: 300 },
    overdue: [],
    overdueSince: null,
    next: 'acknowledge',
    calls: [
      {
        clock: 'acknowledge',
        seat: 'assistant',
        cadence: 'each-minute',
        post: 'kibua-cla-1',
        delivery: 'delivered',
      },
      { clock: 'acknowledge', seat: 'commander', cadence: 'once', post: 'kibua-commander', delivery: 'sent' },
    ],
    decision: null,
    waitsForFeedback: [],
    contested: 0,
    coded: {},
    recognised: [],
    ...own,
  };
}
