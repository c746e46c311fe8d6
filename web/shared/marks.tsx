// How good something is, from 1 poor to 5 very good; nothing is chosen of itself.
import { t } from './words.ts';
import './marks-names-months.css';

const marks = [1, 2, 3, 4, 5] as const;
export type Mark = (typeof marks)[number];

export function Marks({
  name,
  legend,
  value,
  onValue,
}: {
  name: string;
  legend: string;
  value: Mark | null;
  onValue: (mark: Mark) => void;
}) {
  return (
    <fieldset class="marks">
      <legend>{legend}</legend>
      {marks.map((mark) => (
        <label key={mark} class="chip pick">
          <input
            type="radio"
            class="vh"
            name={name}
            checked={value === mark}
            onChange={() => onValue(mark)}
          />
          {mark}
          <span class="vh"> {t(`watch-registers.mark.${mark}`)}</span>
        </label>
      ))}
      <span class="sm mut">
        {value === null ? t('watch-registers.mark-ends') : t(`watch-registers.mark.${value}`)}
      </span>
    </fieldset>
  );
}
