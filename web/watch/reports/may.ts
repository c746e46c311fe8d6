// Who writes reports, and to whom, before the node is asked; the node has the last word.
import { type Readers, readers, sendReport } from '@ulinzi/domain/reports';

export function mayWrite(role: string): boolean {
  return role !== 'node' && (sendReport.who as readonly string[]).includes(role);
}

/** An Assistant alone has a mentor to write to (C9). */
export function readersFor(role: string): readonly Readers[] {
  return readers.filter((one) => one !== 'mentor' || role === 'assistant');
}

/** Whether a writer of this role is among the readers of what he sends. */
export function willSee(role: string, chosen: string): boolean {
  return chosen === 'base' || role === 'assistant' || role === 'protection-manager';
}
