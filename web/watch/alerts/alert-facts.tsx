import type { AlertDetail } from '@ulinzi/domain/alerts';
import type { ComponentChildren } from 'preact';
import { t, tCode } from '../../shared/words.ts';
import { followText } from './board-row.tsx';
import { lateSaid } from './late-said.ts';
import { names } from './open-alert.ts';

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{t(`watch-alerts.fact.${name}`)}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What is known of it, fact by fact. The source is never named: her grade stands for her. */
export function AlertFacts({ alert }: { alert: AlertDetail }) {
  const grade = alert.grade
    ? `${alert.grade.reliability.toUpperCase()}${alert.grade.information}`
    : t('watch-alerts.not-graded');
  const sender = tCode('watch-alerts.sender-whole', alert.sender);
  return (
    <dl class="facts">
      <Fact name="source">
        {alert.sourceCode ?? sender} · {grade}
      </Fact>
      <Fact name="heard">
        {t('watch-alerts.heard', {
          at: alert.heardAt ?? alert.receivedAt,
          channel: tCode('alerts.channel', alert.channel),
          count: alert.messages,
        })}
        {alert.isLate && alert.heardAt && ` · ${lateSaid(alert.heardAt, alert.receivedAt)}`}
      </Fact>
      <Fact name="actor">{tCode('alerts.actor', alert.coded.actor ?? 'unknown')}</Fact>
      {alert.acknowledgedAt && (
        <Fact name="acknowledged">
          {t('watch-alerts.acknowledged-by', {
            at: alert.acknowledgedAt,
            who: alert.acknowledgedBy ? names.post(alert.acknowledgedBy) : t('watch-alerts.someone'),
          })}
        </Fact>
      )}
      {(alert.followedBy ?? alert.handedTo) && <Fact name="follows">{followText(alert)}</Fact>}
      {alert.decision && (
        <Fact name="decision">
          {[
            tCode('alerts.decision', alert.decision.kind),
            alert.decision.cause && tCode('alerts.cause', alert.decision.cause),
            alert.passedTo && tCode('alerts.recipient', alert.passedTo),
            alert.reviewAt && t('watch-alerts.said.review-on', { at: alert.reviewAt }),
          ]
            .filter(Boolean)
            .join(', ')}
        </Fact>
      )}
      {alert.outcome && <Fact name="outcome">{tCode('alerts.outcome', alert.outcome)}</Fact>}
      {alert.feedback.length > 0 && alert.waitsForFeedback.length > 0 && (
        <Fact name="told">
          {alert.feedback
            .map((one) =>
              [
                one.communityLabel ?? t('watch-alerts.the-village'),
                one.result ? tCode('alerts.feedback-result', one.result) : t('watch-alerts.not-told-yet'),
              ].join(' : '),
            )
            .join(' ; ')}
        </Fact>
      )}
      <Fact name="earlier">{t('watch-alerts.earlier-here', { count: alert.earlierHere })}</Fact>
    </dl>
  );
}
