import { actCommands } from './act-commands.ts';
import { alertList, alertShow, alertWords } from './alert-commands.ts';
import { claim } from './claim.ts';
import type { Command } from './command.ts';
import { handsetInbox, handsetRing, handsetSend } from './handset.ts';
import { listCommands } from './list-commands.ts';
import { rebuild, verify } from './log-commands.ts';
import { serve } from './serve.ts';

/** Every command, in the order in which the overview shows them. */
export const commands: readonly Command[] = [
  serve,
  claim,
  alertList,
  alertShow,
  alertWords,
  ...actCommands(),
  ...listCommands,
  handsetSend,
  handsetRing,
  handsetInbox,
  verify,
  rebuild,
];
