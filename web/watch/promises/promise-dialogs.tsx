import { promiseKinds, promiseResults } from '@ulinzi/domain/promises';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Choices, SelectField } from '../../shared/choices.tsx';
import { bases, communities, communityLabel } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow } from '../../shared/time.ts';
import { fromTyped, toTyped } from '../../shared/typed-time.ts';
import { t } from '../../shared/words.ts';
import type { Promised } from './age.ts';

const dayMs = 86_400_000;

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Communities that the reader may promise something to: those of her base, or of her province's bases. */
function ownCommunities() {
  const sitting = actor.value;
  const own = new Set(
    (bases.value.value?.bases ?? [])
      .filter((base) => (sitting?.base ? base.slug === sitting.base : base.province === sitting?.province))
      .map((base) => base.slug),
  );
  return (communities.value.value?.communities ?? [])
    .filter((one) => one.base === sitting?.base || own.has(one.base))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** `YYYY-MM-DD` of a moment in the bases, as the browser's field for a day speaks it. */
function dayField(at: number): string {
  return toTyped(at).slice(0, 10);
}

export function RecordDialog({ onClose, onDone }: DialogProps) {
  const [community, setCommunity] = useState('');
  const [kind, setKind] = useState('');
  const [due, setDue] = useState('');
  const [words, setWords] = useState('');
  // A promise for a day holds until that day is over in the bases.
  const at = fromTyped(`${due}T23:59`);
  const data =
    community !== '' && kind !== '' && at !== null
      ? { community, kind, due: at, ...(words.trim() && { words: words.trim() }) }
      : null;
  return (
    <ActDialog
      title={t('watch-promises.record-title')}
      does={t('watch-promises.record-do')}
      path="api/promises"
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      <SelectField
        legend={t('watch-promises.community')}
        of={ownCommunities().map(({ slug }) => slug)}
        chosen={community}
        said={communityLabel}
        onChoose={setCommunity}
      />
      <SelectField
        legend={t('watch-promises.kind')}
        of={promiseKinds}
        chosen={kind}
        said={(one) => t(`alerts.promise-kind.${one}`)}
        onChoose={setKind}
      />
      <label class="field">
        <span>{t('watch-promises.due')}</span>
        <input
          type="date"
          required
          min={dayField(minuteNow.value)}
          max={dayField(minuteNow.value + 730 * dayMs)}
          value={due}
          onInput={(event) => setDue(event.currentTarget.value)}
        />
      </label>
      <p class="sm mut">{t('watch-promises.record-said')}</p>
      <FreeText label={t('watch-promises.words')} value={words} onValue={setWords} />
    </ActDialog>
  );
}

export function SettleDialog({ promised, onClose, onDone }: DialogProps & { promised: Promised }) {
  const [result, setResult] = useState<(typeof promiseResults)[number] | ''>('');
  const [told, setTold] = useState<'yes' | 'no' | ''>('');
  const [note, setNote] = useState('');
  const data =
    result !== '' && told !== '' ? { result, told, ...(note.trim() && { note: note.trim() }) } : null;
  return (
    <ActDialog
      title={t('watch-promises.settle-title')}
      does={t('watch-promises.settle-do')}
      path={`api/promises/${promised.id}/settle`}
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      <p>
        <b class="cap">
          {t('watch-promises.of', {
            kind: t(`alerts.promise-kind.${promised.kind}`),
            community: promised.communityLabel,
          })}
        </b>
        <br />
        <span class="sm mut">{t('watch-promises.by', { due: promised.due })}</span>
      </p>
      <Choices
        name="result"
        legend={t('watch-promises.result')}
        of={promiseResults}
        chosen={result}
        said={(one) => t(`alerts.promise.${one}`)}
        onChoose={setResult}
      />
      <Choices
        name="told"
        legend={t('watch-promises.told')}
        of={['yes', 'no']}
        chosen={told}
        said={(one) => t(`watch-registers.${one}`)}
        onChoose={setTold}
      />
      {told === 'no' && result !== 'kept' && <output class="owed">{t('watch-promises.owed')}</output>}
      <FreeText label={t('watch-promises.note')} value={note} onValue={setNote} />
    </ActDialog>
  );
}

/** Words for those who come after; sealed, and never with a name. */
function FreeText({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        rows={2}
        maxLength={4_000}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <small class="xs">{t('watch-registers.no-names')}</small>
    </label>
  );
}
