// One report, one step at a time. Every touch and every word is kept at once.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Page } from '../frame/page.tsx';
import { delta, dropDraft, go, Icon, isKept, type NotKept, t, tCode, write } from '../notebook/index.ts';
import { NotKeptWords } from '../parts/not-kept.tsx';
import {
  bodiesOf,
  dataOf,
  hasSections,
  isSection,
  missingIn,
  type ReportDraft,
  type Said,
  stepsOf,
} from './report-draft.ts';
import { keepReport } from './report-drafts.ts';
import type { StepProps } from './step-props.ts';
import { stepWords } from './step-words.ts';
import { SavedLine } from './saved-line.tsx';
import { SendStep } from './send-step.tsx';
import { HarmStep, TextStep, WhatStep, WhereStep } from './steps.tsx';
import './write.css';

export function ReportEditor({ name, report }: { name: string; report: ReportDraft }) {
  const [why, setWhy] = useState<NotKept | null>(null);
  const [isSending, setIsSending] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const steps = stepsOf(report.kind);
  const at = Math.min(report.step, steps.length - 1);
  const step = steps[at] ?? 'send';
  const next = steps[at + 1];
  const missing = missingIn(report);

  const keep = (more: Partial<ReportDraft>) => keepReport(name, { ...report, ...more });
  const say = (more: Partial<Said>) => keep({ said: { ...report.said, ...more } });
  const props: StepProps = { report, keep, say };

  // A screen reader and a keyboard begin a step at its heading, and the eye at its top.
  useEffect(() => {
    if (at > 0) heading.current?.focus();
    document.getElementById('main')?.scrollTo(0, 0);
  }, [at]);

  const send = async (of: ReportDraft) => {
    if (isSending) return;
    setIsSending(true);
    const act = of.mends ? 'report.amend' : 'report.send';
    const made = await write(act, {
      subject: of.mends?.id ?? null,
      saw: of.mends?.saw ?? null,
      data: dataOf(of, delta.value?.me.base ?? null),
      bodies: bodiesOf(of, t('field-write.taken-out')),
    });
    setIsSending(false);
    setWhy(isKept(made) ? null : made);
    if (!isKept(made)) return;
    dropDraft(name);
    go('sends');
  };

  const isBlank = Object.keys(bodiesOf(report)).length === 0;
  const maySayNil = hasSections(report.kind) && at === 0 && isBlank && !report.mends;
  return (
    <Page
      title={t(`field-write.kind.${report.kind}`)}
      back
      dock={
        <>
          <NotKeptWords why={why} />
          {step === 'send' ? (
            <button
              type="button"
              class="btn go"
              disabled={missing.length > 0 || isSending}
              onClick={() => void send(report)}
            >
              <Icon name="send" />
              {t('field-write.send')}
            </button>
          ) : (
            <button type="button" class="btn go" onClick={() => keep({ step: at + 1 })}>
              {t('field-write.next', { step: stepWords(next ?? 'send').toLowerCase() })}
            </button>
          )}
          {maySayNil && (
            <button
              type="button"
              class="btn sm"
              onClick={() => void send({ ...report, said: { ...report.said, isNil: true } })}
            >
              {t('field-write.nil')}
            </button>
          )}
          {step !== 'send' && !maySayNil && <p class="sm mut">{t('field-write.not-before')}</p>}
        </>
      }
    >
      <section>
        <h2 class="h" ref={heading} tabIndex={-1}>
          {stepWords(step)}
          <span>
            {t(isSection(step) ? 'field-write.section-of' : 'field-write.step-of', placeAmong(steps, at))}
          </span>
        </h2>
        <div class="prog" style={{ gridTemplateColumns: `repeat(${steps.length}, 1fr)` }}>
          {steps.map((one, index) => (
            <button
              key={one}
              type="button"
              class={index === at ? 'now' : isWritten(report, one) ? 'on' : ''}
              aria-label={stepWords(one)}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => keep({ step: index })}
            />
          ))}
        </div>
      </section>
      {report.mends && <Comment id={report.mends.id} />}
      {(isSection(step) || step === 'text') && <TextStep {...props} step={step} />}
      {step === 'what' && <WhatStep {...props} />}
      {step === 'where' && <WhereStep {...props} />}
      {step === 'harm' && <HarmStep {...props} />}
      {step === 'send' && <SendStep {...props} missing={missing} />}
      <SavedLine name={name} report={report} />
    </Page>
  );
}

/** Sections are counted among themselves, without the step that sends them. */
function placeAmong(steps: ReturnType<typeof stepsOf>, at: number) {
  const isAmongSections = isSection(steps[at] ?? 'send');
  return { at: at + 1, of: isAmongSections ? steps.filter(isSection).length : steps.length };
}

function isWritten({ texts, said }: ReportDraft, step: ReturnType<typeof stepsOf>[number]): boolean {
  if (isSection(step) || step === 'text') return Boolean(texts[step]?.trim());
  if (step === 'where') return Boolean(said.community);
  return step === 'what' && Boolean(said.event ?? said.activity);
}

/** What the office said when it sent the report back. */
function Comment({ id }: { id: string }) {
  const report = delta.value?.reports.find((one) => one.id === id);
  if (!report) return null;
  return (
    <p class="refusal">
      <Icon name="swap" />
      <span>
        <b>
          {report.reason ? (
            <span class="cap">{`${tCode('reports.return-reason', report.reason)}.`}</span>
          ) : (
            t('field-write.returned')
          )}
        </b>{' '}
        {report.comment} {t('field-write.mend-how')}
      </span>
    </p>
  );
}
