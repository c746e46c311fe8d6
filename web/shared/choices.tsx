// How a dialog asks for one of several: in full sight where they are few, else in a list that drops down.
import { t } from './words.ts';

/** Nothing is chosen of itself. */
export function Choices<One extends string>({
  name,
  legend,
  of,
  chosen,
  said,
  onChoose,
}: {
  name: string;
  legend: string;
  of: readonly One[];
  chosen: string;
  said: (one: One) => string;
  onChoose: (one: One) => void;
}) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {of.map((one) => (
        <label key={one}>
          <input type="radio" name={name} required checked={chosen === one} onChange={() => onChoose(one)} />
          <span class="cap">{said(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** `empty` are the words of no choice, where that is one too: else one must be chosen. */
export function SelectField<One extends string>({
  name,
  legend,
  of,
  chosen,
  said,
  empty,
  onChoose,
}: {
  name?: string;
  legend: string;
  of: readonly One[];
  chosen: string;
  said: (one: One) => string;
  empty?: string;
  onChoose: (one: string) => void;
}) {
  return (
    <label class="field">
      <span>{legend}</span>
      <select
        name={name}
        required={empty === undefined}
        value={chosen}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{empty ?? t('watch-registers.choose')}</option>
        {of.map((one) => (
          <option key={one} value={one}>
            {said(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
