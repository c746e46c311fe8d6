import { addAlias, describeCommunity, removeAlias } from '@ulinzi/domain/communities';
import { recordRoad, type Season, seasons } from '@ulinzi/domain/geography';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { baseLabel } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { dateOf } from '../../shared/time.ts';
import { t, tCode, writtenLocale } from '../../shared/words.ts';
import { AliasDialog } from './alias-dialog.tsx';
import { DescribeDialog } from './describe-dialog.tsx';
import { refreshPlaces, roads } from './lists.ts';
import { mayFor } from './may.ts';
import { baseOf, type CommunityShown, labelOf, type Place } from './place-list.ts';
import { RoadDialog } from './road-dialog.tsx';
import { type Road, roadRows } from './road-times.ts';
import { StageSteps } from './stage-bars.tsx';

type Doing = 'alias' | 'describe' | 'road' | { readonly unalias: string };

/** One place with everything that is known of it, and what its reader may do. */
export function PlaceDetail({ place, onBack }: { place: Place; onBack: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [place.key]);
  return (
    <>
      <div class="head">
        <button type="button" class="btn" onClick={onBack}>
          <Icon name="left" size="s" /> {t('watch-places.back')}
        </button>
      </div>
      <h3 ref={heading} tabIndex={-1} class="place-name">
        {labelOf(place)}{' '}
        <small class="sm mut">
          {t(`watch-places.kind.${place.kind}`)}
          {place.kind === 'community' && ` · ${baseLabel(baseOf(place))}`}
          {place.province && ` · ${t(`watch.province.${place.province}`)}`}
        </small>
      </h3>
      {place.kind === 'base' ? <BaseFacts place={place} /> : <CommunityFacts place={place} />}
    </>
  );
}

function Fact({ name, children }: { name: string; children: string | null }) {
  return (
    <div>
      <dt>{t(`watch-places.${name}`)}</dt>
      <dd class={children === null ? 'mut' : ''}>{children ?? t('watch-places.unknown')}</dd>
    </div>
  );
}

const position = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
  `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;

function BaseFacts({ place: { base } }: { place: Place & { kind: 'base' } }) {
  const { acknowledgeMinutes, dutyOfficerMinutes, decideMinutes, feedbackHours } = base.ladder;
  return (
    <dl class="pane facts">
      <Fact name="position">{position(base)}</Fact>
      <Fact name="clocks">
        {t('watch-places.clocks-said', {
          acknowledgeMinutes,
          dutyOfficerMinutes,
          decideMinutes,
          feedbackHours,
        })}
      </Fact>
    </dl>
  );
}

function CommunityFacts({ place }: { place: Place & { kind: 'community' } }) {
  const { community, province } = place;
  const [doing, setDoing] = useState<Doing | null>(null);
  const where = { base: community.base, province };
  const close = () => setDoing(null);
  const done = { onClose: close, onDone: refreshPlaces };
  return (
    <>
      <section class="pane part">
        <Head name="names" may={mayFor(actor.value, addAlias.who, where)} onDo={() => setDoing('alias')} />
        <Names
          community={community}
          onRemove={mayFor(actor.value, removeAlias.who, where) ? (unalias) => setDoing({ unalias }) : null}
        />
      </section>
      <section class="pane part">
        <Head
          name="described"
          may={mayFor(actor.value, describeCommunity.who, where)}
          onDo={() => setDoing('describe')}
        />
        <Described community={community} />
      </section>
      <section class="pane part">
        <Head name="roads" may={mayFor(actor.value, recordRoad.who, null)} onDo={() => setDoing('road')} />
        <Reading of={roads}>{(value) => <Roads community={community} all={value.roads} />}</Reading>
      </section>
      {doing === 'alias' && <AliasDialog community={community} {...done} />}
      {doing === 'describe' && <DescribeDialog community={community} {...done} />}
      {doing === 'road' && <RoadDialog community={community} {...done} />}
      {doing !== null && typeof doing === 'object' && (
        <ActDialog
          title={t('watch-places.unalias-title')}
          does={t('watch-places.unalias')}
          path={`api/communities/${community.slug}/unalias`}
          data={{ name: doing.unalias }}
          {...done}
        >
          <p>
            <b>{doing.unalias}</b>
          </p>
          <p>{t('watch-places.unalias-said', { place: community.label })}</p>
        </ActDialog>
      )}
    </>
  );
}

function Head({
  name,
  may,
  onDo,
}: {
  name: 'names' | 'described' | 'roads';
  may: boolean;
  onDo: () => void;
}) {
  return (
    <div class="head">
      <h4>{t(`watch-places.${name}`)}</h4>
      <span class="grow" />
      {may && (
        <button type="button" class="btn sm" onClick={onDo}>
          {t(`watch-places.${name}-do`)}
        </button>
      )}
    </div>
  );
}

function Names({
  community,
  onRemove,
}: {
  community: CommunityShown;
  onRemove: ((name: string) => void) | null;
}) {
  if (community.aliases.length === 0) return <p class="sm mut">{t('watch-places.no-names')}</p>;
  return (
    <ul class="names">
      {community.aliases.map((name) => (
        <li key={name}>
          {name}
          {onRemove && (
            <button
              type="button"
              class="btn quiet sm"
              aria-label={t('watch-places.unalias-of', { name })}
              onClick={() => onRemove(name)}
            >
              <Icon name="x" size="s" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Described({ community }: { community: CommunityShown }) {
  const { stage, languages, marketDays, populationLow, populationHigh, vulnerability } = community;
  const list = (parts: readonly string[]) => (parts.length > 0 ? parts.join(', ') : null);
  const number = new Intl.NumberFormat(writtenLocale.value);
  return (
    <dl class="facts">
      <div>
        <dt>{t('watch-places.stage')}</dt>
        <dd>
          <StageSteps stage={stage} /> {tCode('watch-map.stage', stage)}
        </dd>
      </div>
      <Fact name="languages">{list(languages.map((one) => tCode('watch-places.language', one)))}</Fact>
      <Fact name="market-days">{list(marketDays.map((day) => t(`watch-places.day.${day}`)))}</Fact>
      <Fact name="population">
        {populationLow === null || populationHigh === null
          ? null
          : `${number.format(populationLow)} – ${number.format(populationHigh)}`}
      </Fact>
      <Fact name="vulnerability">{vulnerability === null ? null : `${vulnerability} / 5`}</Fact>
      <Fact name="territory">{community.territory}</Fact>
      <Fact name="pcode">{community.pcode}</Fact>
      <Fact name="position">{position(community)}</Fact>
    </dl>
  );
}

function Roads({ community, all }: { community: CommunityShown; all: readonly Road[] }) {
  const minutes = (road: Road | null) => {
    if (!road) return <span class="mut">{t('watch-places.road-unknown')}</span>;
    const known = `${tCode('watch-map.source', road.source)} ${dateOf(road.asOf)}`;
    return (
      <>
        <b>
          {road.minutes === null
            ? t('watch-places.road-closed')
            : t('watch-places.minutes', { minutes: road.minutes })}
        </b>{' '}
        <small class="xs mut">{known}</small>
      </>
    );
  };
  return (
    <div class="wide-table" data-scroll>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{t('watch-places.base')}</th>
            <th scope="col">{t('watch-places.vehicle')}</th>
            {seasons.map((season: Season) => (
              <th key={season} scope="col">
                {tCode('watch-map.season', season)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roadRows(all, community.slug, community.base).map((row) => (
            <tr key={`${row.base} ${row.vehicle}`}>
              <th scope="row" data-label={t('watch-places.base')}>
                {baseLabel(row.base)}
              </th>
              <td data-label={t('watch-places.vehicle')}>{tCode('watch-places.vehicle', row.vehicle)}</td>
              {row.bySeason.map((road, nth) => (
                <td key={seasons[nth]} data-label={tCode('watch-map.season', seasons[nth] ?? '')}>
                  <span>{minutes(road)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
