import { t } from '../../shared/words.ts';

/** Degrees with a point or a comma; null while they are none. */
export function degreesIn(typed: string, limit: number): number | null {
  const text = typed.trim().replace(',', '.').replace('−', '-');
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= limit ? value : null;
}

/** Latitude and longitude as typed. */
export function PositionFields({
  latitude,
  longitude,
  onLatitude,
  onLongitude,
}: {
  latitude: string;
  longitude: string;
  onLatitude: (typed: string) => void;
  onLongitude: (typed: string) => void;
}) {
  return (
    <div class="two">
      <label class="field">
        <span>{t('watch-places.latitude')}</span>
        <input
          name="latitude"
          required
          inputMode="decimal"
          autocomplete="off"
          placeholder="-1.4500"
          value={latitude}
          onInput={(event) => onLatitude(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{t('watch-places.longitude')}</span>
        <input
          name="longitude"
          required
          inputMode="decimal"
          autocomplete="off"
          placeholder="28.5000"
          value={longitude}
          onInput={(event) => onLongitude(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}
