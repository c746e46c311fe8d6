// Parts of this room's forms.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  /** Typed without being shown. */
  readonly isSecret?: boolean;
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'off';
  readonly autocapitalize?: 'none' | 'characters';
  readonly spellcheck?: boolean;
  readonly inputMode?: 'numeric';
  readonly pattern?: string;
  readonly maxLength?: number;
}

/** A field with its words above and what is asked of it below. */
export function Field({ label, hint, isSecret = false, ...input }: FieldProps) {
  const id = useId();
  const own = { ...input, id, required: true, ...(hint && { 'aria-describedby': `${id}-hint` }) };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isSecret ? <input type="password" {...own} /> : <input type="text" {...own} />}
      {hint && (
        <small id={`${id}-hint`} class="xs">
          {hint}
        </small>
      )}
    </div>
  );
}

/** What the node said no with. */
export function Refusal({ children }: { children: ComponentChildren }) {
  if (!children) return null;
  return (
    <p class="refusal" role="alert">
      <Icon name="warn" size="s" />
      <span>{children}</span>
    </p>
  );
}

/** What has just been done, said to the eye and to the screen reader. */
export function Done({ children }: { children: ComponentChildren }) {
  return (
    <output class={children ? 'well-done' : 'vh'}>
      {children ? <Icon name="check" size="s" /> : null}
      {children}
    </output>
  );
}
