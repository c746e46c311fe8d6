// What every form does: it asks the node once at a time, and shows its refusal without losing what was typed.
import { useState } from 'preact/hooks';
import type { Answer, Refused } from './api.ts';

export interface Asking {
  readonly isBusy: boolean;
  readonly refusal: Refused | null;
  /** Asks; `null` is somebody who turned back. Gives the value where the node said yes. */
  ask<Value>(question: () => Promise<Answer<Value> | null>): Promise<Value | null>;
}

export function useAsking(): Asking {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  return {
    isBusy,
    refusal,
    async ask<Value>(question: () => Promise<Answer<Value> | null>): Promise<Value | null> {
      if (isBusy) return null;
      setBusy(true);
      const answer = await question();
      setBusy(false);
      setRefusal(answer === null || answer.ok ? null : answer.refusal);
      return answer?.ok ? answer.value : null;
    },
  };
}
