import type { SourcesAnswer } from '@ulinzi/domain/registers';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { Reading } from '../../shared/reading.tsx';
import { communities, communityLabel } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { actsFor, matches, riskFirst, type Show, shows, type Source, type SourceAct } from './list.ts';
import { KeptBack } from './kept-back.tsx';
import { SourceDialog } from './source-dialogs.tsx';
import '../../shared/lines.css';
import './sources.css';

const sources = listOf<SourcesAnswer>('api/sources', 'sources');

/** Sources of the base by code, for its own Assistants and the custodians: whom nothing is sent to, and why. */
export function SourcesScreen() {
  useEffect(() => void communities.refresh(), []);
  return (
    <section class="page register sources">
      <h2>{t('watch-sources.title')}</h2>
      <p class="lead">{t('watch-sources.lead')}</p>
      <p class="rule">
        <Icon name="shield" />
        {t('watch-sources.rule')}
      </p>
      <Reading of={sources}>
        {(value) =>
          value.sources.length === 0 ? (
            <p class="empty pane">{t('watch-sources.empty')}</p>
          ) : (
            <Sources all={riskFirst(value.sources)} />
          )
        }
      </Reading>
      <KeptBack />
    </section>
  );
}

function Sources({ all }: { all: readonly Source[] }) {
  const [show, setShow] = useState<Show>('all');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<{ source: Source; does: SourceAct } | null>(null);
  const shown = all.filter((one) => matches(one, show, search, communityLabel));
  return (
    <>
      <div class="tools">
        <fieldset class="seg" aria-label={t('watch-sources.show')}>
          {shows.map((one) => (
            <button key={one} type="button" aria-pressed={show === one} onClick={() => setShow(one)}>
              {t(`watch-sources.show.${one}`)}{' '}
              <b>{all.filter((source) => matches(source, one, '', communityLabel)).length}</b>
            </button>
          ))}
        </fieldset>
        <label class="field">
          <span>{t('watch-sources.search')}</span>
          <input
            type="search"
            value={search}
            autocomplete="off"
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
      </div>
      {shown.length === 0 ? (
        <p class="empty pane">{t('watch-sources.no-match')}</p>
      ) : (
        <SourceTable shown={shown} onAct={(source, does) => setOpen({ source, does })} />
      )}
      {open && <SourceDialog {...open} onClose={() => setOpen(null)} onDone={() => void sources.refresh()} />}
    </>
  );
}

function SourceTable({
  shown,
  onAct,
}: {
  shown: readonly Source[];
  onAct: (source: Source, does: SourceAct) => void;
}) {
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>{t('watch-sources.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-sources.code')}</th>
            <th scope="col">{t('watch-sources.community')}</th>
            <th scope="col">{t('watch-sources.language')}</th>
            <th scope="col">{t('watch-sources.state')}</th>
            <th scope="col">
              <span class="vh">{t('watch-sources.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.id}>
              <th scope="row" data-label={t('watch-sources.code')}>
                {one.code}
              </th>
              <td data-label={t('watch-sources.community')}>{communityLabel(one.community)}</td>
              <td data-label={t('watch-sources.language')}>{t(`watch-sources.language.${one.language}`)}</td>
              <td data-label={t('watch-sources.state')}>
                <States source={one} />
              </td>
              <td>
                <div class="acts">
                  {actsFor(one, actor.value?.role ?? '').map((does) => (
                    <button key={does} type="button" class="btn sm" onClick={() => onAct(one, does)}>
                      {t(`watch-sources.${does}`)}
                      <span class="vh"> {one.code}</span>
                    </button>
                  ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function States({ source }: { source: Source }) {
  return (
    <ul class="states">
      {source.isAtRisk && (
        <li class="rule-said">
          <Icon name="shield" size="s" />
          {t('watch-sources.state.at-risk')}
        </li>
      )}
      {source.isPhoneRevoked && (
        <li class="rule-said">
          <Icon name="phone" size="s" />
          {t('watch-sources.state.revoked')}
        </li>
      )}
      {!source.isAtRisk && !source.isPhoneRevoked && <li>{t('watch-sources.state.well')}</li>}
    </ul>
  );
}
