/** A day, as the browser lets one choose it. */
export function DayField({
  label,
  value,
  min,
  max,
  isWanted = false,
  onValue,
}: {
  label: string;
  value: string;
  min?: string;
  max?: string;
  isWanted?: boolean;
  onValue: (value: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="date"
        required={isWanted}
        min={min}
        max={max}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}
