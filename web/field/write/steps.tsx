// The steps of a report before it is sent: what happened, where, whom it struck, and the words.
import { alertCodes } from '@ulinzi/domain/alerts';
import { activities, isHighRiskActor } from '@ulinzi/domain/reports';
import { Icon, t, tCode } from '../notebook/index.ts';
import { ChipChoice, CountField } from './fields.tsx';
import { HighRisk } from './high-risk.tsx';
import { MarkedText } from './marked-text.tsx';
import { NameWarning } from './name-warning.tsx';
import { PlaceLine } from './place-line.tsx';
import { people, type TextName } from './report-draft.ts';
import type { StepProps } from './step-props.ts';

/** What it was: of an incident by whom too (A6); of an activity how long (A5). */
export function WhatStep({ report: { kind, said }, say }: StepProps) {
  if (kind === 'activity')
    return (
      <>
        <ChipChoice
          legend={t('field-write.activity')}
          of={activities}
          chosen={said.activity}
          said={(one) => tCode('reports.activity', one)}
          onChoose={(activity) => say({ activity })}
        />
        <CountField
          label={t('field-write.minutes')}
          value={said.minutes}
          min={5}
          max={1_440}
          step={5}
          onCount={(minutes) => say({ minutes })}
        />
      </>
    );
  return (
    <>
      <ChipChoice
        legend={t('field-write.event')}
        of={alertCodes.events}
        chosen={said.event}
        said={(one) => tCode('alerts.event', one)}
        onChoose={(event) => say({ event })}
      />
      <ChipChoice
        legend={t('field-write.actor')}
        of={alertCodes.actors}
        chosen={said.actor}
        said={(one) => tCode('alerts.actor', one)}
        onChoose={(actor) => say({ actor })}
      />
      {isHighRiskActor(said.actor) && <HighRisk />}
    </>
  );
}

export function WhereStep(props: StepProps) {
  return <PlaceLine {...props} isOpen />;
}

/** At least, and at most where that is known: nobody has to count the dead to one. */
export function HarmStep({ report: { said }, say }: StepProps) {
  return (
    <>
      {people.map(([low, high]) => (
        <fieldset key={low} class="range">
          <legend class="h">{t(`field-write.people.${low.slice(0, -3)}`)}</legend>
          <CountField
            label={t('field-write.at-least')}
            value={said[low]}
            onCount={(value) => say({ [low]: value })}
          />
          <CountField
            label={t('field-write.at-most')}
            value={said[high]}
            onCount={(value) => say({ [high]: value })}
          />
          {(said[low] ?? 0) > (said[high] ?? 9_999_999) && (
            <p class="refusal" aria-live="polite">
              <Icon name="warn" />
              <span>{t('field-write.missing.range')}</span>
            </p>
          )}
        </fieldset>
      ))}
      <p class="sm mut">{t('field-write.people-why')}</p>
    </>
  );
}

/** The words of one section, or of the whole. */
export function TextStep({ step, report, keep, say }: StepProps & { step: TextName }) {
  const text = report.texts[step] ?? '';
  const onText = (words: string) => keep({ texts: { ...report.texts, [step]: words } });
  const label = step === 'text' ? t('field-write.step.text') : tCode('reports.section', step);
  return (
    <>
      {step !== 'text' && <PlaceLine report={report} keep={keep} say={say} />}
      <MarkedText isTitled label={label} text={text} places={report.places} onText={onText} />
      <NameWarning
        text={text}
        places={report.places}
        onText={onText}
        onPlace={(name) => keep({ places: [...report.places, name] })}
      />
    </>
  );
}
