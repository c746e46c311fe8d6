import { addCommunity, openBase } from '@ulinzi/domain/communities';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { bases, communities } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { type View, ViewChoice } from '../../shared/view-choice.tsx';
import { t } from '../../shared/words.ts';
import { BaseDialog, CommunityDialog } from './add-dialogs.tsx';
import { places, refreshPlaces, stagesCounted } from './lists.ts';
import { mayFor } from './may.ts';
import type { Narrowed } from './place-list.ts';
import { PlaceDetail } from './place-detail.tsx';
import { PlaceTable, PlaceTools } from './place-table.tsx';
import { StageBars } from './stage-bars.tsx';
import { StageTable } from './stage-table.tsx';
import '../../shared/lines.css';
import './places.css';

/** Bases and communities: found however they are spelled, and how far the alert network has come in each (F9, B15). */
export function PlacesScreen() {
  const [open, setOpen] = useState<string | null>(null);
  const [narrowed, setNarrowed] = useState<Narrowed>({ search: '', where: '', stage: '' });
  const [adding, setAdding] = useState<'base' | 'community' | null>(null);
  // Both lists make the index: the one that `Reading` does not read is read here.
  useEffect(() => void bases.refresh(), []);
  const place = open === null ? undefined : places.value.byKey.get(open);
  return (
    <section class="page register places">
      <div class="head">
        <h2>{t('watch-places.title')}</h2>
        <span class="grow" />
        {!place && mayFor(actor.value, addCommunity.who, null) && (
          <button type="button" class="btn" onClick={() => setAdding('community')}>
            <Icon name="plus" size="s" /> {t('watch-places.add-community')}
          </button>
        )}
        {!place && mayFor(actor.value, openBase.who, null) && (
          <button type="button" class="btn" onClick={() => setAdding('base')}>
            <Icon name="plus" size="s" /> {t('watch-places.add-base')}
          </button>
        )}
      </div>
      <Reading of={communities}>
        {() =>
          place ? (
            <PlaceDetail place={place} onBack={() => setOpen(null)} />
          ) : (
            <PlaceList narrowed={narrowed} onNarrowed={setNarrowed} onOpen={setOpen} />
          )
        }
      </Reading>
      {adding === 'community' && <CommunityDialog onClose={() => setAdding(null)} onDone={refreshPlaces} />}
      {adding === 'base' && <BaseDialog onClose={() => setAdding(null)} onDone={refreshPlaces} />}
    </section>
  );
}

function PlaceList({
  narrowed,
  onNarrowed,
  onOpen,
}: {
  narrowed: Narrowed;
  onNarrowed: (narrowed: Narrowed) => void;
  onOpen: (key: string) => void;
}) {
  const [view, setView] = useState<View>('picture');
  // On a phone the list comes first; the picture is opened by whoever wants it.
  const [isWide] = useState(() => matchMedia('(min-width: 768px)').matches);
  const narrowTo = (where: string) =>
    onNarrowed({ ...narrowed, where: narrowed.where === where ? '' : where });
  return (
    <>
      <p class="lead">{t('watch-places.lead')}</p>
      <PlaceTools narrowed={narrowed} onNarrowed={onNarrowed} />
      {/* Who searches a name has no eye for the picture. */}
      {narrowed.search.trim() === '' && (
        <details class="network" open={isWide}>
          <summary>
            <h3>{t('watch-places.network')}</h3>
          </summary>
          <ViewChoice view={view} onView={setView} />
          {view === 'picture' ? (
            <StageBars counted={stagesCounted.value} where={narrowed.where} onWhere={narrowTo} />
          ) : (
            <StageTable counted={stagesCounted.value} />
          )}
        </details>
      )}
      <PlaceTable narrowed={narrowed} onOpen={onOpen} />
    </>
  );
}
