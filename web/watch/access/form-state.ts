// What the forms of this room do: as every form, and what they find wrong themselves is said in the same place.
import { useState } from 'preact/hooks';
import { type Asking, useAsking } from '../../shared/asking.ts';

export interface FormState extends Pick<Asking, 'isBusy' | 'ask'> {
  /** What the node said, or words of the form itself. */
  readonly refusal: string | null;
  refuse(message: string | null): void;
}

export function useForm(): FormState {
  const { isBusy, refusal, ask } = useAsking();
  const [own, setOwn] = useState<string | null>(null);
  return { isBusy, ask, refusal: own ?? (refusal && (refusal.message || refusal.refused)), refuse: setOwn };
}

/** What was typed into a form's field; empty where there is none. */
export function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
