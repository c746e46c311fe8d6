// What every form of this room does: it asks the node once at a time, and shows its refusal without losing what was typed.
import { useState } from 'preact/hooks';
import type { Answer, Refused } from '../../shared/api.ts';

export interface FormState {
  readonly isBusy: boolean;
  /** What the node said, or words of the form itself. */
  readonly refusal: string | null;
  refuse(message: string | null): void;
  /** Asks; `null` is somebody who turned back. Gives the value where the node said yes. */
  ask<Value>(question: () => Promise<Answer<Value> | null>): Promise<Value | null>;
}

export function useForm(): FormState {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  return {
    isBusy,
    refusal,
    refuse: setRefusal,
    async ask<Value>(question: () => Promise<Answer<Value> | null>): Promise<Value | null> {
      if (isBusy) return null;
      setBusy(true);
      const answer = await question();
      setBusy(false);
      setRefusal(answer === null || answer.ok ? null : messageOf(answer.refusal));
      return answer?.ok ? answer.value : null;
    },
  };
}

function messageOf(refusal: Refused): string {
  return refusal.message || refusal.refused;
}

/** What was typed into a form's field; empty where there is none. */
export function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
