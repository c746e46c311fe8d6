// A phone becomes a post's: by a code from the office, under a passphrase, on a phone that promises to keep things.
import type { EnrolAnswer } from '@ulinzi/domain/field';
import { makeDoor, makeSigningKey, makeSlit, sealedRecord } from '../keep/index.ts';
import { counted, inside, inTurn, names, noCounts, openNotebook, type Self } from '../notebook/ground.ts';

export interface Asked {
  readonly code: string;
  readonly own: string;
  readonly duress: string | null;
  readonly showsVillages: boolean;
}

/** not-kept: the browser will not promise to keep what is written. away: nobody answered. Else the node's code. */
export type Enrolled = 'done' | 'not-kept' | 'full' | 'away' | { readonly refused: string };

/** Whether this browser promises to keep what is written here; asked for where it has not been yet. */
async function isKeptHere(): Promise<boolean> {
  if (await navigator.storage?.persisted?.()) return true;
  return (await navigator.storage?.persist?.()) ?? false;
}

async function askNode(code: string, publicKey: string): Promise<EnrolAnswer | { refused: string } | null> {
  try {
    const response = await fetch('/field/enrol', {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, publicKey, storage: 'persisted' }),
      signal: AbortSignal.timeout(60_000),
    });
    return (await response.json()) as EnrolAnswer | { refused: string };
  } catch {
    return null;
  }
}

let pair: ReturnType<typeof makeSigningKey> | undefined;

/**
 * Enrols this phone and opens its notebook. The code is used up by the node's answer: everything that may fail here is
 * tried before.
 */
export async function enrol({ code, own, duress, showsVillages }: Asked): Promise<Enrolled> {
  if (!(await isKeptHere())) return 'not-kept';
  // Kept for another try: an answer may be lost on its way, and the node gives it again to the same key.
  pair ??= makeSigningKey();
  const [signing, slit] = [await pair, await makeSlit()];
  const answer = await askNode(code.trim(), signing.publicKey);
  if (!answer) return 'away';
  if ('refused' in answer) return { refused: answer.refused };
  const self: Self = {
    device: answer.device,
    post: answer.post,
    isExercise: answer.node.kind === 'exercise',
    signs: signing.secret,
    publicKey: signing.publicKey,
    slit: slit.secret,
    showsVillages,
  };
  const key = await makeDoor({ own, duress }, async (made) => [
    slit.change,
    await sealedRecord(made, { name: names.self, value: self }),
    await sealedRecord(made, { name: names.counts, value: noCounts }),
  ]);
  if (key === 'full') return 'full';
  pair = undefined;
  await openNotebook(key);
  return 'done';
}

/**
 * Enrols the phone anew with its own key, where the node does not know it any more: what waits stays as it was signed.
 */
export async function enrolAgain(code: string): Promise<Enrolled> {
  const open = inside.value;
  if (!open) return 'away';
  const answer = await askNode(code.trim(), open.self.publicKey);
  if (!answer) return 'away';
  if ('refused' in answer) return { refused: answer.refused };
  const self: Self = { ...open.self, device: answer.device, post: answer.post };
  // The node has a new log of this phone: what it numbered before is not known there.
  const records = [{ name: names.self, value: self }, counted(open.keep, { have: 0, cursor: null })];
  if ((await inTurn(() => open.keep.put(records))) === 'full') return 'full';
  inside.value = { ...open, self };
  return 'done';
}
