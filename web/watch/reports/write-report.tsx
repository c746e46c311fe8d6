import { isHighRiskActor, reportKinds, type Readers } from '@ulinzi/domain/reports';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { act, type Done } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Icon } from '../../shared/icon.tsx';
import { RefusalSaid } from '../../shared/reading.tsx';
import { bases, communities } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { asks, dataOf, type Draft, missingOf } from './draft.ts';
import { draftOf, dropDraft, freshDraft, keepDraft } from './kept-drafts.ts';
import { PrefillPart } from './prefill-part.tsx';
import { readersFor, willSee } from './may.ts';
import { kindSaid } from './said.ts';
import { ActivityPart, IncidentPart, ObservationsPart } from './write-content.tsx';
import { ContactPart, DayPart, PlacePart } from './write-facts.tsx';
import { Cards, Part } from './write-parts.tsx';
import { TextsPart } from './write-texts.tsx';

/**
 * A report written at the desk. `amends` is the one that is mended: its kind and its readers stay as they are. What is
 * typed is kept while this page is open, and nowhere else.
 */
export function WriteReport({
  amends,
  onSent,
  onLeave,
}: {
  amends: { readonly id: string; readonly saw: string; readonly draft: Draft } | null;
  onSent: (done: Done, draft: Draft) => void;
  onLeave: () => void;
}) {
  const key = amends?.id ?? 'new';
  const draft = draftOf(key) ?? amends?.draft ?? freshDraft();
  const asking = useAsking();
  /** What was typed is discarded by a second press alone. */
  const [isSure, setSure] = useState(false);
  const needsBase = amends === null && actor.value?.base === null;
  // The same one from one drawing to the next: what fills the draft in must not do it at each.
  const onDraft = useCallback(
    (changed: Partial<Draft>) =>
      keepDraft(key, { ...(draftOf(key) ?? amends?.draft ?? freshDraft()), ...changed }),
    [key, amends],
  );
  useEffect(() => void Promise.all([communities.refresh(), bases.refresh()]), []);
  const missing = missingOf(draft, { needsBase });
  const data = dataOf(draft, { needsBase, isAmending: amends !== null });
  const send = async () => {
    if (data === null) return;
    const path = amends ? `api/reports/${amends.id}/amend` : 'api/reports';
    const done = await asking.ask(() => act(path, { ...data, ...(amends && { saw: amends.saw }) }));
    if (!done) return;
    dropDraft(key);
    onSent(done, draft);
  };
  const parts = { draft, onDraft };
  return (
    <form
      class="write"
      onSubmit={(event) => {
        event.preventDefault();
        if (!asking.isBusy) void send();
      }}
    >
      {!amends && (
        <Part title={t('watch-reports.which')}>
          <Cards
            name="kind"
            legend={t('watch-reports.which')}
            of={reportKinds}
            chosen={draft.kind}
            said={(one) => kindSaid({ kind: one })}
            means={(one) => t(`watch-reports.means.${one}`)}
            onChoose={(kind) => onDraft({ kind })}
          />
        </Part>
      )}
      {draft.kind !== '' && (
        <>
          {!amends && <ReadersPart {...parts} />}
          <DayPart {...parts} />
          {asks(draft.kind, 'nil') && <NilPart {...parts} />}
          {!draft.isNil && (
            <>
              {asks(draft.kind, 'nil') && !amends && <PrefillPart {...parts} />}
              {!asks(draft.kind, 'nil') && <PlacePart {...parts} needsBase={needsBase} />}
              {asks(draft.kind, 'incident') && (
                <IncidentPart {...parts} isHighRisk={isHighRiskActor(draft.actor)} />
              )}
              {draft.kind === 'activity' && <ActivityPart {...parts} />}
              {draft.kind === 'visit' && <ObservationsPart {...parts} />}
              <ContactPart {...parts} />
              <TextsPart {...parts} />
            </>
          )}
          {needsBase && (draft.isNil || asks(draft.kind, 'nil')) && (
            <PlacePart {...parts} needsBase={needsBase} />
          )}
        </>
      )}
      <div class="send-bar">
        {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
        <p class="sm mut">
          {draft.kind !== '' && missing.length > 0
            ? t('watch-reports.still', {
                missing: missing.map((one) => t(`watch-reports.missing.${one}`)).join(', '),
              })
            : t('watch-reports.kept-here')}
        </p>
        <div class="acts">
          <button type="button" class="btn" onClick={onLeave}>
            {t('watch-reports.leave')}
          </button>
          <button
            type="button"
            class="btn"
            onBlur={() => setSure(false)}
            onClick={() => {
              if (!isSure) return setSure(true);
              dropDraft(key);
              return onLeave();
            }}
          >
            {t(isSure ? 'watch-reports.discard-sure' : 'watch-reports.discard')}
          </button>
          <button type="submit" class="btn go" disabled={asking.isBusy || data === null}>
            <Icon name="send" size="s" /> {t(amends ? 'watch-reports.amend-do' : 'watch-reports.send')}
          </button>
        </div>
      </div>
    </form>
  );
}

/** Who reads it, each with what that means (C9). */
function ReadersPart({ draft, onDraft }: { draft: Draft; onDraft: (changed: Partial<Draft>) => void }) {
  const role = actor.value?.role ?? '';
  return (
    <Part title={t('watch-reports.readers')} hint={t('watch-reports.readers-hint')}>
      <Cards
        name="readers"
        legend={t('watch-reports.readers')}
        of={readersFor(role)}
        chosen={draft.readers}
        said={(one) => tCode('reports.readers', one)}
        means={(one) =>
          t(willSee(role, one) ? `watch-reports.readers.${one}` : 'watch-reports.readers.not-again')
        }
        onChoose={(chosen: Readers) => onDraft({ readers: chosen })}
      />
    </Part>
  );
}

/** A day on which nothing happened is a report too: its silence is then told apart from nobody writing. */
function NilPart({ draft, onDraft }: { draft: Draft; onDraft: (changed: Partial<Draft>) => void }) {
  return (
    <div class="nil">
      <button
        type="button"
        class="btn"
        aria-pressed={draft.isNil}
        onClick={() => onDraft({ isNil: !draft.isNil })}
      >
        <Icon name={draft.isNil ? 'check' : 'minus'} size="s" />
        {t(draft.kind === 'weekly' ? 'watch-reports.nil-week' : 'watch-reports.nil-day')}
      </button>
      <span class="sm mut">{t('watch-reports.nil-hint')}</span>
    </div>
  );
}
