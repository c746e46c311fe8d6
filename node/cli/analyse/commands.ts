import type { Command } from '../command.ts';
import { coverCommand } from './cover.ts';
import { effectCommand } from './effect.ts';
import { linkCommand } from './link.ts';
import { scanCommand } from './scan.ts';

/** `ulinzi analyse ...`: each works on plain files, with no node running. */
export const analyseCommands: readonly Command[] = [scanCommand, linkCommand, effectCommand, coverCommand];
