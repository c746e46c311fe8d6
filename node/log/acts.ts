import { alertActs } from '@ulinzi/domain/alerts';
import * as channels from '@ulinzi/domain/channels';
import * as communities from '@ulinzi/domain/communities';
import type { Act } from '@ulinzi/domain/kernel';
import * as nodes from '@ulinzi/domain/nodes';
import * as people from '@ulinzi/domain/people';
import * as promises from '@ulinzi/domain/promises';
import * as sources from '@ulinzi/domain/sources';

function isAct(value: unknown): value is Act {
  return typeof value === 'object' && value !== null && 'subject' in value && 'upcasters' in value;
}

/** Every act that is declared, by name. Routes, commands, documentation and the log read this one list. */
export const acts: Readonly<Record<string, Act>> = Object.fromEntries(
  [alertActs, channels, communities, nodes, people, promises, sources]
    .flatMap((context) => Object.values(context) as unknown[])
    .filter(isAct)
    .map((act) => [act.name, act]),
);
