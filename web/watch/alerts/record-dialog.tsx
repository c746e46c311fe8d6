import { alertCodes } from '@ulinzi/domain/alerts';
import { useEffect, useState } from 'preact/hooks';
import { act, type Refused as Refusal } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { bases, communities } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { dataOf } from './form-data.ts';
import { Choice, Refused, Rule, Select, When, Words } from './form-parts.tsx';
import { refusedFields } from './refused-field.ts';

/** Channels that a person types for; SMS and missed calls come in by themselves. */
const typedChannels = alertCodes.channels.filter((one) => one !== 'sms' && one !== 'call');

const options = (area: string, codes: readonly string[]) =>
  codes.map((value) => ({ value, label: tCode(area, value) }));

/** The typed log: what was heard by voice, on a visit or over the radio, with when it was heard (B15). */
export function RecordDialog({
  onClose,
  onRecorded,
}: {
  onClose: () => void;
  onRecorded: (number: string | null) => void;
}) {
  const own = actor.value?.base ?? null;
  const [base, setBase] = useState(own ?? '');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSending, setSending] = useState(false);
  useEffect(() => {
    if (!own) void bases.refresh();
  }, [own]);
  const places = (communities.value.value?.communities ?? []).filter(
    (one) => base === '' || one.base === base,
  );
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isSending) return;
    const data = dataOf(new FormData(event.currentTarget as HTMLFormElement));
    setSending(true);
    const answer = await act('api/alerts', { ...data, ...(own && { base: own }) });
    setSending(false);
    if (!answer) return;
    if (answer.ok) onRecorded(answer.value.number ?? null);
    else setRefusal(answer.refusal);
  };
  return (
    <Dialog title={t('watch-alerts.record')} onClose={onClose}>
      <form onSubmit={(event) => void send(event)}>
        <Refused.Provider value={refusedFields(refusal)}>
          <div class="body">
            <Choice
              name="channel"
              area="alerts.channel"
              codes={typedChannels}
              chosen="voice"
              legend={t('watch-alerts.field.channel')}
            />
            {!own && (
              <fieldset onChange={(event) => setBase((event.target as HTMLSelectElement).value)}>
                <Select
                  name="base"
                  legend={t('watch-alerts.field.base')}
                  empty="—"
                  options={(bases.value.value?.bases ?? []).map((one) => ({
                    value: one.slug,
                    label: one.label,
                  }))}
                />
              </fieldset>
            )}
            <Select
              name="community"
              legend={t('watch-alerts.field.community')}
              empty={t('watch-alerts.place-later')}
              options={places.map((one) => ({ value: one.slug, label: one.label }))}
            />
            <When
              name="heardAt"
              legend={t('watch-alerts.field.heardAt')}
              hours={[0]}
              atFirst={0}
              isRequired
            />
            <Select
              name="event"
              legend={t('watch-alerts.field.event')}
              empty="—"
              options={options('alerts.event', alertCodes.events)}
            />
            <Select
              name="actor"
              legend={t('watch-alerts.field.actor')}
              empty="—"
              options={options('alerts.actor', alertCodes.actors)}
            />
            <label class="field">
              <span>{t('watch-alerts.field.howManyAtLeast')}</span>
              <input type="number" name="howManyAtLeast" min={0} max={100_000} inputMode="numeric" />
            </label>
            <Select
              name="direction"
              legend={t('watch-alerts.field.direction')}
              empty="—"
              options={options('alerts.direction', alertCodes.directions)}
            />
            <Select
              name="urgency"
              legend={t('watch-alerts.field.urgency')}
              empty="—"
              options={options('alerts.urgency', alertCodes.urgencies)}
            />
            <Words name="words" legend={t('watch-alerts.field.words')} hint={t('watch-alerts.note-hint')} />
            <Rule>{t('watch-alerts.record-rule')}</Rule>
          </div>
        </Refused.Provider>
        <div class="foot">
          {refusal && (
            <p class="refusal" role="alert">
              {refusal.message}
            </p>
          )}
          <button type="button" class="btn" onClick={onClose}>
            {t('watch.cancel')}
          </button>
          <button type="submit" class="btn go" disabled={isSending}>
            {t('watch-alerts.record-do')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
