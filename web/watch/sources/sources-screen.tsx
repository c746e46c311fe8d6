import type { SourcesAnswer } from '@ulinzi/domain/registers';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { Reading } from '../../shared/reading.tsx';
import { communities, communityLabel } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { dateOf, dayOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { Drills } from '../drills/index.ts';
import { Contacts } from '../troubles/index.ts';
import { actsFor, matches, riskFirst, type Show, shows, type Source, type SourceAct } from './list.ts';
import { describeSource, registerSource } from '@ulinzi/domain/sources';
import { KeptBack } from './kept-back.tsx';
import { DescribeDialog, RegisterDialog } from './register-dialog.tsx';
import { SourceDialog } from './source-dialogs.tsx';
import '../../shared/lines.css';
import './sources.css';

const sources = listOf<SourcesAnswer>('api/sources', 'sources');

const may = (who: readonly string[]) => who.includes(actor.value?.role ?? '');

/** Sources of the base by code, for its own Assistants and the custodians: whom nothing is sent to, and why. */
export function SourcesScreen() {
  const [isRegistering, setRegistering] = useState(false);
  useEffect(() => void communities.refresh(), []);
  return (
    <section class="page register sources">
      <div class="head">
        <h2>{t('watch-sources.title')}</h2>
        <span class="grow" />
        {may(registerSource.who) && (
          <button type="button" class="btn" onClick={() => setRegistering(true)}>
            <Icon name="plus" size="s" /> {t('watch-sources.register')}
          </button>
        )}
      </div>
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
      <Drills />
      <Contacts />
      <KeptBack />
      {isRegistering && (
        <RegisterDialog
          known={sources.value.value?.sources ?? []}
          onClose={() => setRegistering(false)}
          onDone={() => void sources.refresh()}
        />
      )}
    </section>
  );
}

function Sources({ all }: { all: readonly Source[] }) {
  const [show, setShow] = useState<Show>('all');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<{ source: Source; does: SourceAct } | null>(null);
  const [describing, setDescribing] = useState<Source | null>(null);
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
        <SourceTable
          shown={shown}
          onAct={(source, does) => setOpen({ source, does })}
          onDescribe={setDescribing}
        />
      )}
      {describing && (
        <DescribeDialog
          source={describing}
          onClose={() => setDescribing(null)}
          onDone={() => void sources.refresh()}
        />
      )}
      {open && <SourceDialog {...open} onClose={() => setOpen(null)} onDone={() => void sources.refresh()} />}
    </>
  );
}

function SourceTable({
  shown,
  onAct,
  onDescribe,
}: {
  shown: readonly Source[];
  onAct: (source: Source, does: SourceAct) => void;
  onDescribe: (source: Source) => void;
}) {
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>{t('watch-sources.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-sources.code')}</th>
            <th scope="col">{t('watch-sources.community')}</th>
            <th scope="col">{t('watch-sources.chosen')}</th>
            <th scope="col">{t('watch-sources.agreed')}</th>
            <th scope="col">{t('watch-sources.heard')}</th>
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
              <td data-label={t('watch-sources.chosen')}>
                <span>{chosenSaid(one)}</span>
              </td>
              <td data-label={t('watch-sources.agreed')}>
                <span>{agreedSaid(one)}</span>
              </td>
              <td data-label={t('watch-sources.heard')}>{heardSaid(one)}</td>
              <td data-label={t('watch-sources.state')}>
                <States source={one} />
              </td>
              <td>
                <div class="acts">
                  {may(describeSource.who) && (
                    <button type="button" class="btn sm" onClick={() => onDescribe(one)}>
                      {t('watch-sources.describe')}
                      <span class="vh"> {one.code}</span>
                    </button>
                  )}
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

/** The regime, how she was chosen, and the day of it. */
function chosenSaid({ regime, selection, selectedOn }: Source): string {
  const how = selection && selection !== 'public-election' && t(`watch-sources.selection.${selection}`);
  const day = selectedOn && dateOf(`${selectedOn}T12:00:00.000Z`);
  return [t(`watch-sources.regime.${regime}`), how, day].filter(Boolean).join(' · ');
}

/** Language, ways of contact and safe hours. */
function agreedSaid({ language, ways, safeFrom, safeUntil }: Source): string {
  const hours = (safeFrom ?? safeUntil) && `${safeFrom ?? '00:00'} – ${safeUntil ?? '24:00'}`;
  return [
    t(`watch-sources.language.${language}`),
    ways.map((way) => t(`watch-sources.way.${way}`)).join(', '),
    hours,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The day and the kind, and how long ago: never the hour, which would tell which message was hers. */
function heardSaid({ lastHeard }: Source): string {
  if (!lastHeard) return t('watch-sources.heard-never');
  const kind = lastHeard.kind && t(`watch-sources.heard-kind.${lastHeard.kind}`);
  const day = dayOf(`${lastHeard.day}T12:00:00.000Z`);
  const ago = t('watch-sources.heard-ago', { days: lastHeard.daysAgo });
  return [day, kind, ago].filter(Boolean).join(' · ');
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
