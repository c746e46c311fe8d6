import { contactMeans, selections } from '@ulinzi/domain/sources';
import { t } from '../../shared/words.ts';
import { type Agreed, lacks } from './agreed.ts';

/** How she was chosen, and what is agreed with her. */
export function AgreedFields({
  agreed,
  isNew,
  onAgreed,
}: {
  agreed: Agreed;
  isNew: boolean;
  onAgreed: (agreed: Agreed) => void;
}) {
  const set = (part: Partial<Agreed>) => onAgreed({ ...agreed, ...part });
  const lacking = lacks(agreed);
  return (
    <>
      <div class="two">
        <label class="field">
          <span>{t('watch-sources.selection')}</span>
          <select
            name="selection"
            value={agreed.selection}
            onChange={(event) => set({ selection: event.currentTarget.value })}
          >
            <option value="">{t('watch-sources.not-said')}</option>
            {selections.map((one) => (
              <option key={one} value={one}>
                {t(`watch-sources.selection.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('watch-sources.selected-on')}</span>
          <input
            name="selectedOn"
            type="date"
            value={agreed.selectedOn}
            onInput={(event) => set({ selectedOn: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{t('watch-sources.attendance')}</span>
          <input
            type="number"
            min={1}
            max={100_000}
            value={agreed.attendance}
            onInput={(event) => set({ attendance: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{t('watch-sources.term-until')}</span>
          <input
            type="date"
            value={agreed.termUntil}
            onInput={(event) => set({ termUntil: event.currentTarget.value })}
          />
        </label>
      </div>
      {lacking && (isNew || agreed.selectedOn !== '' || agreed.selection !== '') && (
        <output class="refusal">
          {t(lacking === 'selection' ? 'watch-sources.lacks.selection' : 'watch-sources.lacks.selected-on')}
        </output>
      )}
      <fieldset class="ticks">
        <legend>{t('watch-sources.ways')}</legend>
        {contactMeans.map((way) => (
          <label key={way} class="tick">
            <input
              type="checkbox"
              checked={agreed.ways.includes(way)}
              onChange={() =>
                set({
                  ways: contactMeans.filter((one) =>
                    one === way ? !agreed.ways.includes(one) : agreed.ways.includes(one),
                  ),
                })
              }
            />
            {t(`watch-sources.way.${way}`)}
          </label>
        ))}
      </fieldset>
      <div class="two">
        <label class="field">
          <span>{t('watch-sources.language')}</span>
          <select value={agreed.language} onChange={(event) => set({ language: event.currentTarget.value })}>
            {(['fr', 'sw', 'en'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`watch-sources.language.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="tick">
          <input
            type="checkbox"
            checked={agreed.wantsAcknowledgement}
            onChange={() => set({ wantsAcknowledgement: !agreed.wantsAcknowledgement })}
          />
          {t('watch-sources.wants-acknowledgement')}
        </label>
        {(['safeFrom', 'safeUntil'] as const).map((name) => (
          <label key={name} class="field">
            <span>{t(name === 'safeFrom' ? 'watch-sources.safe-from' : 'watch-sources.safe-until')}</span>
            <input
              inputMode="numeric"
              maxLength={5}
              pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
              placeholder="00:00"
              value={agreed[name]}
              onInput={(event) => set({ [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        {(['openingPhrase', 'distressWord'] as const).map((name) => (
          <label key={name} class="field">
            <span>
              {t(name === 'openingPhrase' ? 'watch-sources.opening-phrase' : 'watch-sources.distress-word')}
            </span>
            <input
              maxLength={200}
              autocomplete="off"
              value={agreed[name]}
              onInput={(event) => set({ [name]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <p class="xs mut">
        {t('watch-registers.no-names')} {!isNew && t('watch-sources.phrases-stay')}
      </p>
    </>
  );
}
