import { phoneCauses, riskCauses } from '@ulinzi/domain/sources';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/words.ts';
import type { Source, SourceAct } from './list.ts';

const causes = {
  mark: { area: 'watch-sources.risk-cause', codes: riskCauses as readonly string[] },
  clear: { area: '', codes: [] as readonly string[] },
  revoke: { area: 'watch-sources.phone-cause', codes: phoneCauses as readonly string[] },
} as const;

const paths = { mark: 'mark-at-risk', clear: 'clear', revoke: 'revoke-phone' } as const;

/** One act for one source: what happens then is said before the button. */
export function SourceDialog({
  source,
  does,
  onClose,
  onDone,
}: {
  source: Source;
  does: SourceAct;
  onClose: () => void;
  onDone: () => void;
}) {
  const [cause, setCause] = useState('');
  const [note, setNote] = useState('');
  const { area, codes } = causes[does];
  const isWhole = codes.length === 0 || cause !== '';
  const data = { ...(cause && { cause }), ...(note.trim() && { note: note.trim() }) };
  return (
    <ActDialog
      title={t(`watch-sources.${does}-title`)}
      does={t(`watch-sources.${does}-do`)}
      path={`api/sources/${source.id}/${paths[does]}`}
      data={isWhole ? data : null}
      onClose={onClose}
      onDone={onDone}
    >
      <p>
        <b>{source.code}</b>
      </p>
      {codes.length > 0 && (
        <fieldset class="choices">
          <legend>{t('watch-sources.cause')}</legend>
          {codes.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="cause"
                required
                checked={cause === one}
                onChange={() => setCause(one)}
              />
              <span class="cap">{t(`${area}.${one}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {does !== 'revoke' && (
        <label class="field">
          <span>{t('watch-sources.note')}</span>
          <textarea
            rows={2}
            maxLength={4_000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <small class="xs">{t('watch-registers.no-names')}</small>
        </label>
      )}
      <p class="rule">
        <Icon name="shield" />
        <span>{t(`watch-sources.${does}-said`)}</span>
      </p>
    </ActDialog>
  );
}
