import type { ComponentChildren } from 'preact';
import { t, tCode } from '../../shared/words.ts';
import type { Draft } from './draft.ts';

/** What every part of the form is given. */
export interface PartProps {
  readonly draft: Draft;
  readonly onDraft: (changed: Partial<Draft>) => void;
}

/** A part of the form with its name, and under it what it is for. */
export function Part({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <section class="write-part" aria-label={title}>
      <h3>{title}</h3>
      {hint && <p class="sm mut">{hint}</p>}
      {children}
    </section>
  );
}

/** One of several, each with a sentence that says what it means. */
export function Cards<One extends string>({
  name,
  legend,
  of,
  chosen,
  said,
  means,
  onChoose,
}: {
  name: string;
  legend: string;
  of: readonly One[];
  chosen: string;
  said: (one: One) => string;
  means: (one: One) => string;
  onChoose: (one: One) => void;
}) {
  return (
    <fieldset class="cards">
      <legend class="vh">{legend}</legend>
      {of.map((one) => (
        <label key={one} class="card">
          <input type="radio" name={name} checked={chosen === one} onChange={() => onChoose(one)} />
          <b class="cap">{said(one)}</b>
          <small>{means(one)}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** A code that may be left open. */
export function CodeField({
  label,
  area,
  of,
  value,
  empty,
  onValue,
}: {
  label: string;
  area: string;
  of: readonly string[];
  value: string;
  /** The words of no choice; without them one is asked for. */
  empty?: string;
  onValue: (value: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{empty ?? t('watch-registers.choose')}</option>
        {of.map((one) => (
          <option key={one} value={one}>
            {tCode(area, one)}
          </option>
        ))}
      </select>
    </label>
  );
}
