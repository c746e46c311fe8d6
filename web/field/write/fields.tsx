// The few kinds of fields that a report asks with.
import type { ComponentChildren } from 'preact';

/** One of a list, by one touch; touched again it is taken back. */
export function ChipChoice<One extends string>({
  legend,
  of,
  chosen,
  said,
  onChoose,
}: {
  legend: string;
  of: readonly One[];
  chosen: One | undefined;
  said: (one: One) => string;
  onChoose: (one: One | undefined) => void;
}) {
  return (
    <fieldset>
      <legend class="h">{legend}</legend>
      <div class="chips">
        {of.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === chosen}
            onClick={() => onChoose(one === chosen ? undefined : one)}
          >
            <span class="cap">{said(one)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** One of a list that drops down, or nothing said. */
export function Drop<One extends string>({
  label,
  of,
  chosen,
  said,
  empty,
  under,
  onChoose,
}: {
  label: string;
  of: readonly One[];
  chosen: One | undefined;
  said: (one: One) => string;
  empty: string;
  under?: ComponentChildren;
  onChoose: (one: One | undefined) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={chosen ?? ''}
        onChange={(event) => onChoose(of.find((one) => one === event.currentTarget.value))}
      >
        <option value="">{empty}</option>
        {of.map((one) => (
          <option key={one} value={one}>
            {said(one)}
          </option>
        ))}
      </select>
      {under && <small>{under}</small>}
    </label>
  );
}

/** A number of people or minutes; empty where nobody knows. */
export function CountField({
  label,
  value,
  min = 0,
  max = 9_999,
  step = 1,
  onCount,
}: {
  label: string;
  value: number | undefined;
  min?: number;
  max?: number;
  step?: number;
  onCount: (value: number | undefined) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={step}
        value={value ?? ''}
        onInput={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          onCount(Number.isInteger(typed) && typed >= 0 ? Math.min(typed, max) : undefined);
        }}
      />
    </label>
  );
}
