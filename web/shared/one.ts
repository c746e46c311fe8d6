// One thing beside its list: read when it is chosen, and again when the list has come anew.
import { useEffect, useState } from 'preact/hooks';
import { read, type Refused } from './api.ts';

export interface One<Value> {
  /** Null until it is there. */
  readonly value: Value | null;
  readonly refusal: Refused | null;
  /** Reads it now. */
  readonly again: () => void;
}

/** Reads what stands at `path`; `moved` is whatever changes when it may have changed. */
export function useOne<Value>(path: string, moved: unknown): One<Value> {
  const [held, setHeld] = useState<{ path: string; value: Value | null; refusal: Refused | null } | null>(
    null,
  );
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    // Somebody has chosen another one meanwhile, or it was asked for again.
    let isStale = false;
    const readIt = async () => {
      const answer = await read<Value>(path);
      if (isStale) return;
      setHeld((before) => ({
        path,
        value: answer.ok ? answer.value : before?.path === path ? before.value : null,
        refusal: answer.ok ? null : answer.refusal,
      }));
    };
    void readIt();
    return () => {
      isStale = true;
    };
  }, [path, moved, turn]);
  const own = held?.path === path ? held : null;
  return {
    value: own?.value ?? null,
    refusal: own?.refusal ?? null,
    again: () => setTurn((before) => before + 1),
  };
}
