// The villages of the base with what is known of them here, and from each the way to an alert or a report.
import { today } from '@ulinzi/domain/kernel';
import { useState } from 'preact/hooks';
import { dayOf, momentOf } from '../../shared/time.ts';
import { Page } from '../frame/page.tsx';
import { delta, Icon, linkTo, now, route, sends, t } from '../notebook/index.ts';
import { Part } from '../parts/part.tsx';
import { Row } from '../parts/row.tsx';
import { type KnownPlace, ownVillages, placesFound } from './known-places.ts';
import { nextMarket } from './market-days.ts';
import { atBaseKm, recentPlaces } from './offered.ts';
import { aboutPlace, kilometreWords } from './place-picker.tsx';
import './places.css';

export function PlacesScreen() {
  const slug = route.value[1];
  const place = delta.value?.communities.find((one) => one.slug === slug);
  if (!place) return <Villages />;
  const known = ownVillages.value.find((one) => one.place.slug === slug);
  return <Village one={known ?? { place, lastAt: null, km: null }} />;
}

function Villages() {
  const [typed, setTyped] = useState('');
  const isTyped = typed.trim() !== '';
  const places = isTyped ? placesFound(typed).places : ownVillages.value;
  return (
    <Page title={t('field-places.title')}>
      <label class="sel2">
        <Icon name="search" />
        <span class="vh">{t('field-places.search')}</span>
        <input
          type="search"
          value={typed}
          placeholder={t('field-places.search')}
          autoComplete="off"
          spellcheck={false}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      </label>
      {places.length === 0 ? (
        <p class="empty">
          {isTyped ? t('field-places.none', { name: typed.trim() }) : t('field-places.empty')}
        </p>
      ) : (
        <ul class="lst">
          {places.map((one) => (
            <Row
              key={one.place.slug}
              icon="village"
              title={one.place.label}
              under={aboutPlace({ ...one, km: null })}
              value={
                one.km === null
                  ? undefined
                  : one.km < atBaseKm
                    ? t('field-places.base')
                    : kilometreWords(one.km)
              }
              to={['places', one.place.slug]}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Village({ one: { place, km } }: { one: KnownPlace }) {
  const base = delta.value?.bases.find(({ slug }) => slug === place.base);
  const writtenAt = recentPlaces(sends.value).get(place.slug);
  const market = nextMarket(today(now()), place.marketDays ?? []);
  const alerts = (delta.value?.alerts ?? []).filter(({ community }) => community === place.slug);
  return (
    <Page
      title={place.label}
      back
      dock={
        <>
          <a class="btn go" href={linkTo('alert', 'of', place.slug)}>
            <Icon name="bell" />
            {t('field-places.alert')}
          </a>
          <a class="btn" href={linkTo('write', 'of', place.slug)}>
            <Icon name="edit" />
            {t('field-places.write')}
          </a>
        </>
      }
    >
      <dl class="known">
        {place.territory && (
          <div>
            <dt>{t('field-places.territory')}</dt>
            <dd>{place.territory}</dd>
          </div>
        )}
        <div>
          <dt>{t('field-places.base')}</dt>
          <dd>
            {base?.label ?? place.base}
            {km !== null && ` · ${t('field-places.as-the-crow-flies', { km: kilometreWords(km) })}`}
          </dd>
        </div>
        {place.aliases.length > 0 && (
          <div>
            <dt>{t('field-places.aliases')}</dt>
            <dd>{place.aliases.join(', ')}</dd>
          </div>
        )}
        {market && (
          <div>
            <dt>{t('field-places.next-market')}</dt>
            <dd>{dayOf(`${market}T12:00:00Z`)}</dd>
          </div>
        )}
        <div>
          <dt>{t('field-places.last-written')}</dt>
          <dd>{lastWritten(writtenAt, place.lastReport ?? lastReportOf(place.slug))}</dd>
        </div>
      </dl>
      {alerts.length > 0 && (
        <Part title={t('field-places.open-alerts')}>
          <ul class="lst">
            {alerts.map(({ id, number, status, receivedAt }) => (
              <Row
                key={id}
                icon="bell"
                title={t('field-alert.numbered', { number })}
                under={t(`alerts.state.${status}`)}
                value={momentOf(receivedAt)}
                to={['alert', id]}
              />
            ))}
          </ul>
        </Part>
      )}
    </Page>
  );
}

/** The day of her last report about it, of those that the office gives back to her. */
function lastReportOf(slug: string): string | undefined {
  const days = (delta.value?.reports ?? [])
    .filter(({ community }) => community === slug)
    .map(({ from }) => from);
  return days.sort().at(-1);
}

/** The later of what this phone holds and what the office has of hers. */
function lastWritten(writtenAt: number | undefined, lastReport: string | undefined): string {
  if (writtenAt !== undefined) return momentOf(new Date(writtenAt).toISOString());
  return lastReport ? dayOf(`${lastReport}T12:00:00Z`) : t('field-places.never-here');
}
