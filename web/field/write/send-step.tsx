// The last step: who reads it, how it was come to know, what is still missing. Then it is written, and leaves by itself.
import { contactWays, isHighRiskActor, knownTo, readers } from '@ulinzi/domain/reports';
import { Icon, t, tCode } from '../notebook/index.ts';
import { Drop } from './fields.tsx';
import { namesLeft } from './name-warning.tsx';
import { DayFields } from './place-line.tsx';
import { hasSections, type missingIn, stepsOf, type TextName } from './report-draft.ts';
import { HighRisk } from './high-risk.tsx';
import type { StepProps } from './step-props.ts';
import { stepWords } from './step-words.ts';

export function SendStep({
  report,
  keep,
  say,
  missing,
}: StepProps & { missing: ReturnType<typeof missingIn> }) {
  const { kind, said, mends } = report;
  return (
    <>
      {missing.length > 0 && (
        <ul class="refusal">
          {missing.map((one) => (
            <li key={one}>{t(`field-write.missing.${one}`)}</li>
          ))}
        </ul>
      )}
      {isHighRiskActor(said.actor) && <HighRisk />}
      <NamesLeft report={report} keep={keep} />
      {hasSections(kind) && !mends && (
        <DayFields from={said.from} precision={undefined} isOneDay={kind === 'daily'} say={say} />
      )}
      {!mends && (
        <fieldset>
          <legend class="h">{t('field-write.readers')}</legend>
          <div class="place">
            {readers.map((one) => (
              <label key={one} class="reader">
                <input
                  type="radio"
                  name="readers"
                  checked={report.readers === one}
                  onChange={() => keep({ readers: one })}
                />
                <b class="cap">{tCode('reports.readers', one)}</b>
                <small>{t(`field-write.readers-why.${one}`)}</small>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <section class="group">
        <h3 class="h">
          {t('field-write.protect')}
          <span>{t('field-write.optional')}</span>
        </h3>
        <Drop
          label={t('field-write.known-to')}
          of={knownTo}
          chosen={said.knownTo}
          said={(one) => tCode('reports.known-to', one)}
          empty={t('field-write.not-said')}
          under={t('field-write.known-to-why')}
          onChoose={(one) => say({ knownTo: one })}
        />
        <Drop
          label={t('field-write.contact')}
          of={contactWays}
          chosen={said.contact}
          said={(one) => tCode('reports.contact', one)}
          empty={t('field-write.not-said')}
          under={t('field-write.contact-why')}
          onChoose={(contact) => say({ contact })}
        />
      </section>
    </>
  );
}

/** What may still be a name, with the way back to where it stands. She may send it all the same: a name may be no name. */
function NamesLeft({ report, keep }: Pick<StepProps, 'report' | 'keep'>) {
  const left = stepsOf(report.kind).flatMap((step, at) => {
    const names = namesLeft(report.texts[step as TextName] ?? '', report.places);
    return names.length > 0 ? [{ step, at, count: names.length }] : [];
  });
  if (left.length === 0) return null;
  return (
    <div class="nm">
      <p>
        <Icon name="shield" />
        <span>{t('field-write.names-left')}</span>
      </p>
      <div class="chips">
        {left.map(({ step, at, count }) => (
          <button key={step} type="button" onClick={() => keep({ step: at })}>
            {t('field-write.names-in', { step: stepWords(step), count })}
          </button>
        ))}
      </div>
    </div>
  );
}
