import { Field } from './parts.tsx';
import { pinLength } from './secrets.ts';

/** Six digits, never shown and never stored by the browser. */
export function PinField({ label, hint, name }: { label: string; hint?: string; name: string }) {
  return (
    <Field
      label={label}
      {...(hint && { hint })}
      name={name}
      isSecret
      inputMode="numeric"
      autocomplete="off"
      pattern="[0-9]*"
      maxLength={pinLength}
    />
  );
}
