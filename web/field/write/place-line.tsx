// Where and when it was, and how near that is known. One line until it is opened.
import { datePrecisions, placePrecisions } from '@ulinzi/domain/reports';
import { useState } from 'preact/hooks';
import { delta, Icon, t, tCode } from '../notebook/index.ts';
import { PlacePicker, territoryOf } from '../places/index.ts';
import { placeLabel } from '../parts/place-words.ts';
import { ChipChoice, Drop } from './fields.tsx';
import { dayNow } from './report-drafts.ts';
import type { StepProps } from './step-props.ts';

export function PlaceLine({ report: { said, kind }, say, isOpen = false }: StepProps & { isOpen?: boolean }) {
  const [opened, setOpened] = useState(false);
  const { community, placePrecision = 'village' } = said;
  const isPicking = (isOpen && !community) || opened;
  const place = delta.value?.communities.find(({ slug }) => slug === community);
  const territory = place && territoryOf(place);
  return (
    <>
      <button
        type="button"
        class="sel2"
        aria-expanded={isPicking}
        onClick={() => {
          setOpened(!opened);
        }}
      >
        <Icon name="pin" />
        {community ? (
          <span>
            <b>{placeLabel(community)}</b>
            {territory && `, ${territory}`}{' '}
            <span class="mut">· {tCode('reports.place', placePrecision)}</span>
          </span>
        ) : (
          <span class="mut">{t('field-write.choose-place')}</span>
        )}
        <Icon name="chevd" />
      </button>
      {isPicking && (
        <PlacePicker
          chosen={community}
          offered={isOpen ? 4 : 3}
          onChoose={({ slug, isNear }) => {
            setOpened(false);
            say({ community: slug, placePrecision: isNear ? 'near' : 'village' });
          }}
        />
      )}
      {isOpen && community && (
        <ChipChoice
          legend={t('field-write.place-precision')}
          of={placePrecisions}
          chosen={placePrecision}
          said={(one) => tCode('reports.place', one)}
          onChoose={(one) => say({ placePrecision: one ?? 'village' })}
        />
      )}
      {isOpen && (
        <DayFields from={said.from} say={say} precision={said.datePrecision} isOneDay={kind !== 'weekly'} />
      )}
    </>
  );
}

/** The day, as the phone's own field for a day asks it, and how near it is known. */
export function DayFields({
  from,
  precision,
  isOneDay,
  say,
}: {
  from: string;
  precision: StepProps['report']['said']['datePrecision'];
  isOneDay: boolean;
  say: StepProps['say'];
}) {
  return (
    <div class="pair">
      <label class="field">
        <span>{t(isOneDay ? 'field-write.day' : 'field-write.first-day')}</span>
        <input
          type="date"
          value={from}
          max={dayNow()}
          onChange={(event) => event.currentTarget.value && say({ from: event.currentTarget.value })}
        />
      </label>
      {isOneDay && (
        <Drop
          label={t('field-write.date-precision')}
          of={datePrecisions}
          chosen={precision}
          said={(one) => tCode('reports.date', one)}
          empty={t('field-write.not-said')}
          onChoose={(datePrecision) => say({ datePrecision })}
        />
      )}
    </div>
  );
}
