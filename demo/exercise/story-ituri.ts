// The bases of Ituri.
import type { Step } from './exercise.ts';
import { heard, passedOn, patrolled, replied, sourceAt, spoken, toldAndClosed } from './told.ts';

const at = (base: string, alert: string, minutesAgo: number) => ({
  alert,
  minutesAgo,
  base,
  province: 'it',
});

export const storyIturi: readonly Step[] = [
  ...heard(
    at('bunia', 'djugu-armed', 12_700),
    sourceAt('djugu'),
    'Bato na minduki bakoti na mboka',
    replied(4),
    spoken(8, { event: 'attack', actor: 'armed-group', howManyAtLeast: 25, urgency: 'immediate' }),
    patrolled([18, 26, 79, 240], 'protected'),
    toldAndClosed(330),
  ),
  ...heard(
    at('bunia', 'mahagi-flight', 7_000),
    sourceAt('mahagi'),
    'Bato bazali kokima na zamba',
    replied(6),
    passedOn(25, 'other-base', [240, 'acting']),
    toldAndClosed(300),
  ),
  ...heard(
    at('komanda', 'mambasa-road', 10_000),
    sourceAt('mambasa'),
    'Bayibi bakangi nzela, bazosenga mbongo',
    replied(3),
    spoken(6, { event: 'roadblock', actor: 'bandits', howManyAtLeast: 7, direction: 'e' }),
    patrolled([20, 31, 88, 170], 'threat-averted'),
    toldAndClosed(250, 'agreed-phrase'),
  ),
  // Rung for nine minutes; the commander answers after the first rung.
  ...heard(
    at('komanda', 'otomambi-help', 4_600),
    sourceAt('otomambi'),
    'Lisungi noki noki',
    [[9, 'commander', 'replies']],
    spoken(12, { event: 'threat', actor: 'armed-group', urgency: 'expected' }),
    patrolled([24, 33, 71, 150], 'protected'),
    toldAndClosed(230),
  ),
];
