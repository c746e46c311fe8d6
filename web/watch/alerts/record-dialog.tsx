import { computed } from '@preact/signals';
import { alertActs, alertCodes } from '@ulinzi/domain/alerts';
import { useEffect, useState } from 'preact/hooks';
import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { bases, communities } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { dataOf } from './form-data.ts';
import { Choice, optionsOf, Refused, Rule, Select, When, Words } from './form-parts.tsx';
import { refusedFields } from './refused-field.ts';

/** Channels that a person types for; SMS and missed calls come in by themselves. */
const typedChannels = alertCodes.channels.filter((one) => one !== 'sms' && one !== 'call');

/** Whether the reader keeps the typed log. */
export const mayRecord = computed(() =>
  (alertActs.recordAlert.who as readonly string[]).includes(actor.value?.role ?? ''),
);

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
  const asking = useAsking();
  useEffect(() => {
    if (!own) void bases.refresh();
  }, [own]);
  const places = (communities.value.value?.communities ?? []).filter(
    (one) => base === '' || one.base === base,
  );
  const send = async (form: HTMLFormElement) => {
    const data = dataOf(new FormData(form));
    const done = await asking.ask(() => act('api/alerts', { ...data, ...(own && { base: own }) }));
    if (done) onRecorded(done.number ?? null);
  };
  return (
    <FormDialog
      title={t('watch-alerts.record')}
      does={t('watch-alerts.record-do')}
      asking={asking}
      onSend={send}
      onClose={onClose}
    >
      <Refused.Provider value={refusedFields(asking.refusal)}>
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
        <When name="heardAt" legend={t('watch-alerts.field.heardAt')} hours={[0]} atFirst={0} isRequired />
        <Select
          name="event"
          legend={t('watch-alerts.field.event')}
          empty="—"
          options={optionsOf('alerts.event', alertCodes.events)}
        />
        <Select
          name="actor"
          legend={t('watch-alerts.field.actor')}
          empty="—"
          options={optionsOf('alerts.actor', alertCodes.actors)}
        />
        <label class="field">
          <span>{t('watch-alerts.field.howManyAtLeast')}</span>
          <input type="number" name="howManyAtLeast" min={0} max={100_000} inputMode="numeric" />
        </label>
        <Select
          name="direction"
          legend={t('watch-alerts.field.direction')}
          empty="—"
          options={optionsOf('alerts.direction', alertCodes.directions)}
        />
        <Select
          name="urgency"
          legend={t('watch-alerts.field.urgency')}
          empty="—"
          options={optionsOf('alerts.urgency', alertCodes.urgencies)}
        />
        <Words name="words" legend={t('watch-alerts.field.words')} hint={t('watch-alerts.note-hint')} />
        <Rule>{t('watch-alerts.record-rule')}</Rule>
      </Refused.Provider>
    </FormDialog>
  );
}
