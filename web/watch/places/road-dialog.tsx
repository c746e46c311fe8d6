import { recordRoad, roadSources, seasons, vehicles } from '@ulinzi/domain/geography';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { bases } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow } from '../../shared/time.ts';
import { toTyped } from '../../shared/typed-time.ts';
import { t, tCode } from '../../shared/words.ts';
import { mayFor } from './may.ts';
import type { CommunityShown } from './place-list.ts';

/** How long the road takes from a base, or that nobody passes, in one season and with one vehicle. */
export function RoadDialog({
  community,
  onClose,
  onDone,
}: {
  community: CommunityShown;
  onClose: () => void;
  onDone: () => void;
}) {
  const own = (bases.value.value?.bases ?? []).filter(({ slug, province }) =>
    mayFor(actor.value, recordRoad.who, { base: slug, province }),
  );
  const [base, setBase] = useState(
    () => (own.find(({ slug }) => slug === community.base) ?? own[0])?.slug ?? '',
  );
  const [season, setSeason] = useState<string>('dry');
  const [vehicle, setVehicle] = useState<string>('car');
  const [minutes, setMinutes] = useState('');
  const [isClosed, setClosed] = useState(false);
  const [basis, setBasis] = useState<string>('driven');
  const [asOf, setAsOf] = useState(() => toTyped(minuteNow.peek()).slice(0, 10));
  const takes = Number(minutes);
  const isWhole = base !== '' && asOf !== '' && (isClosed || (minutes !== '' && takes >= 1));
  const time = isClosed ? { isClosed: true } : { minutes: takes };
  const choices = [
    { name: 'season', area: 'watch-map.season', codes: seasons, value: season, set: setSeason },
    { name: 'vehicle', area: 'watch-places.vehicle', codes: vehicles, value: vehicle, set: setVehicle },
    { name: 'basis', area: 'watch-map.source', codes: roadSources, value: basis, set: setBasis },
  ] as const;
  return (
    <ActDialog
      title={t('watch-places.road-title', { place: community.label })}
      does={t('watch-places.road')}
      path="api/roads"
      data={isWhole ? { base, community: community.slug, season, vehicle, ...time, basis, asOf } : null}
      onClose={onClose}
      onDone={onDone}
    >
      <label class="field">
        <span>{t('watch-places.base')}</span>
        <select name="base" value={base} onChange={(event) => setBase(event.currentTarget.value)}>
          {own.map(({ slug, label }) => (
            <option key={slug} value={slug}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {choices.map(({ name, area, codes, value, set }) => (
        <label key={name} class="field">
          <span>{t(`watch-places.${name}`)}</span>
          <select name={name} value={value} onChange={(event) => set(event.currentTarget.value)}>
            {codes.map((one) => (
              <option key={one} value={one}>
                {tCode(area, one)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label class="tick">
        <input type="checkbox" checked={isClosed} onChange={() => setClosed(!isClosed)} />
        {t('watch-places.road-closed')}
      </label>
      {!isClosed && (
        <label class="field">
          <span>{t('watch-places.road-minutes')}</span>
          <input
            name="minutes"
            type="number"
            required
            min={1}
            max={10_080}
            value={minutes}
            onInput={(event) => setMinutes(event.currentTarget.value)}
          />
        </label>
      )}
      <label class="field">
        <span>{t('watch-places.as-of')}</span>
        <input type="date" required value={asOf} onInput={(event) => setAsOf(event.currentTarget.value)} />
      </label>
    </ActDialog>
  );
}
