// The parts of an act's form. Their values stay in the page while a refusal is shown: nothing typed is lost.
import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { now } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { toTyped } from '../../shared/typed-time.ts';

/** Names of fields and codes of checks that the last refusal was about. */
export const Refused = createContext<ReadonlySet<string>>(new Set());

function useRefused(name: string): { 'data-refused'?: true } {
  return useContext(Refused).has(name) ? { 'data-refused': true } : {};
}

/** One code of a list, each a chip; `area` is where its words stand. */
export function Choice({
  name,
  area,
  codes,
  chosen,
  legend,
  isRequired = true,
  barred = [],
  onChoose,
}: {
  name: string;
  area: string;
  codes: readonly string[];
  chosen?: string | null;
  legend: string;
  isRequired?: boolean;
  barred?: readonly string[];
  onChoose?: (code: string) => void;
}) {
  return (
    <fieldset {...useRefused(name)}>
      <legend>{legend}</legend>
      <div class="chips">
        {codes.map((code) => (
          <label key={code} class="chip pick">
            <input
              type="radio"
              class="vh"
              name={name}
              value={code}
              required={isRequired}
              defaultChecked={chosen === code}
              disabled={barred.includes(code)}
              onChange={() => onChoose?.(code)}
            />
            {tCode(area, code)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Checks that must be confirmed, each in its own words. */
export function Checks({ codes }: { codes: readonly string[] }) {
  const refused = useContext(Refused);
  return (
    <fieldset {...useRefused('checks')}>
      <legend>{t('watch-alerts.checks')}</legend>
      {/* None confirmed is a list too: the refusal then names each that is missing. */}
      <input type="hidden" name="checks" value="" />
      <ul class="checks">
        {codes.map((code) => (
          <li key={code}>
            <label class="check" {...(refused.has(code) && { 'data-refused': true })}>
              <input type="checkbox" name="checks" value={code} />
              <span>{tCode('alerts.check', code)}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const hourMs = 3_600_000;

/** A moment in the base's zone, with the usual ones a touch away. `hours` are counted from now. */
export function When({
  name,
  legend,
  hours = [],
  atFirst,
  isRequired = false,
}: {
  name: string;
  legend: string;
  hours?: readonly number[];
  /** Hours from now that stand in the field at first; absent for none. */
  atFirst?: number;
  isRequired?: boolean;
}) {
  const id = `when-${name}`;
  const put = (from: number) => {
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement) field.value = toTyped(now.peek() + from * hourMs);
  };
  return (
    <div class="field" {...useRefused(name)}>
      <label for={id}>{legend}</label>
      <input
        id={id}
        type="datetime-local"
        name={name}
        required={isRequired}
        defaultValue={atFirst === undefined ? '' : toTyped(now.peek() + atFirst * hourMs)}
      />
      {hours.length > 0 && (
        <div class="chips">
          {hours.map((from) => (
            <button key={from} type="button" class="chip" onClick={() => put(from)}>
              {from > 0 ? t('watch-alerts.in-hours', { hours: from }) : t('watch-alerts.now')}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

export function Words({
  name,
  legend,
  hint,
  isRequired = false,
}: {
  name: string;
  legend: string;
  hint?: string;
  isRequired?: boolean;
}) {
  return (
    <label class="field" {...useRefused(name)}>
      <span>{legend}</span>
      <textarea name={name} rows={2} maxLength={2000} required={isRequired} />
      {hint && <small class="xs">{hint}</small>}
    </label>
  );
}

/** A note is sealed beside the act: no name and no number belongs into it. */
export function Note() {
  return <Words name="note" legend={t('watch-alerts.field.note')} hint={t('watch-alerts.note-hint')} />;
}

/** Codes of a list with their words, for a `Select`. */
export function optionsOf(area: string, codes: readonly string[]) {
  return codes.map((value) => ({ value, label: tCode(area, value) }));
}

export function Select({
  name,
  legend,
  options,
  empty,
  chosen,
}: {
  name: string;
  legend: string;
  options: readonly { readonly value: string; readonly label: string }[];
  /** Words of the choice that leaves it open; absent where one must be chosen. */
  empty?: string;
  chosen?: string;
}) {
  return (
    <label class="field" {...useRefused(name)}>
      <span>{legend}</span>
      <select name={name} defaultValue={chosen ?? ''}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The safety rule inside a form. */
export function Rule({ children }: { children: ComponentChildren }) {
  return (
    <p class="rule" role="note">
      <Icon name="shield" />
      <span>{children}</span>
    </p>
  );
}
