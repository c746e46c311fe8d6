import { contactWays, datePrecisions, knownTo, placePrecisions } from '@ulinzi/domain/reports';
import { useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { baseLabel, bases, communities } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow } from '../../shared/time.ts';
import { toTyped } from '../../shared/typed-time.ts';
import { t } from '../../shared/words.ts';
import { PlaceChoice } from '../places/index.ts';
import { asks } from './draft.ts';
import { CodeField, Part, type PartProps } from './write-parts.tsx';

/** The day, or the first and the last; how near it is known, where that is not plain. */
export function DayPart({ draft, onDraft }: PartProps) {
  const last = toTyped(minuteNow.value).slice(0, 10);
  return (
    <Part title={t('watch-reports.when')}>
      <div class="in-row">
        <label class="field">
          <span>{t(asks(draft.kind, 'until') ? 'watch-reports.first-day' : 'watch-reports.day')}</span>
          <input
            type="date"
            required
            max={last}
            value={draft.from}
            onInput={(event) => onDraft({ from: event.currentTarget.value })}
          />
        </label>
        {asks(draft.kind, 'until') && (
          <label class="field">
            <span>{t('watch-reports.last-day')}</span>
            <input
              type="date"
              min={draft.from}
              max={last}
              value={draft.until}
              onInput={(event) => onDraft({ until: event.currentTarget.value })}
            />
          </label>
        )}
        {asks(draft.kind, 'incident') && (
          <CodeField
            label={t('watch-reports.date-precision')}
            area="reports.date"
            of={datePrecisions}
            value={draft.datePrecision}
            empty={t('watch-reports.not-said')}
            onValue={(datePrecision) => onDraft({ datePrecision })}
          />
        )}
      </div>
    </Part>
  );
}

/** A place, found however it is spelled, and how near it is known. */
export function PlacePart({ draft, onDraft, needsBase }: PartProps & { needsBase: boolean }) {
  const [isChoosing, setChoosing] = useState(false);
  const all = communities.value.value?.communities ?? [];
  const chosen = all.find(({ slug }) => slug === draft.community) ?? null;
  const ownBases = (bases.value.value?.bases ?? []).filter((base) => base.province === actor.value?.province);
  return (
    <Part title={t('watch-reports.where')} hint={t('watch-reports.where-hint')}>
      {chosen && !isChoosing ? (
        <div class="chosen-place">
          <Icon name="pin" />
          <span>
            <b>{chosen.label}</b> <small class="sm mut">{baseLabel(chosen.base)}</small>
          </span>
          <button type="button" class="btn sm" onClick={() => setChoosing(true)}>
            {t('watch-reports.other-place')}
          </button>
          <button
            type="button"
            class="btn quiet sm"
            onClick={() => onDraft({ community: '', placePrecision: '' })}
          >
            {t('watch-reports.no-place')}
          </button>
        </div>
      ) : (
        <PlaceChoice
          base={actor.value?.base ?? null}
          chosen={chosen}
          onChosen={(community) => {
            if (!community) return onDraft({ community: '' });
            setChoosing(false);
            return onDraft({ community: community.slug, ...(needsBase && { base: community.base }) });
          }}
        />
      )}
      <div class="in-row">
        {chosen && (
          <CodeField
            label={t('watch-reports.place-precision')}
            area="reports.place"
            of={placePrecisions}
            value={draft.placePrecision}
            empty={t('watch-reports.not-said')}
            onValue={(placePrecision) => onDraft({ placePrecision })}
          />
        )}
        {needsBase && (
          <label class="field">
            <span>{t('watch-reports.base')}</span>
            <select
              required
              value={draft.base}
              onChange={(event) => onDraft({ base: event.currentTarget.value })}
            >
              <option value="">{t('watch-registers.choose')}</option>
              {ownBases.map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </Part>
  );
}

/** How it was come to know, without anybody's name (A4), and how many could have told it. */
export function ContactPart({ draft, onDraft }: PartProps) {
  return (
    <Part title={t('watch-reports.how-known')} hint={t('watch-reports.how-known-hint')}>
      <div class="in-row">
        <CodeField
          label={t('watch-reports.contact')}
          area="reports.contact"
          of={contactWays}
          value={draft.contact}
          empty={t('watch-reports.not-said')}
          onValue={(contact) => onDraft({ contact })}
        />
        <CodeField
          label={t('watch-reports.known-to')}
          area="reports.known-to"
          of={knownTo}
          value={draft.knownTo}
          empty={t('watch-reports.not-said')}
          onValue={(known) => onDraft({ knownTo: known })}
        />
      </div>
      {draft.knownTo === 'few' && (
        <p class="rule" role="note">
          <Icon name="shield" />
          <span>{t('watch-reports.few-know')}</span>
        </p>
      )}
    </Part>
  );
}
