import type { Command } from '../command.ts';
import { coverCommand } from './cover.ts';
import { effectCommand } from './effect.ts';
import { knoxCommand } from './knox.ts';
import { linkCommand } from './link.ts';
import { protectCommand } from './protect.ts';
import { riskCommand } from './risk.ts';
import { scanCommand } from './scan.ts';
import { trendCommand } from './trend.ts';

/** `ulinzi analyse ...`: each works on plain files, with no node running. */
export const analyseCommands: readonly Command[] = [
  scanCommand,
  knoxCommand,
  trendCommand,
  linkCommand,
  riskCommand,
  effectCommand,
  coverCommand,
  protectCommand,
];
