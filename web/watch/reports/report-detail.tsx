import type { ReportAnswer, ReportMove } from '@ulinzi/domain/reports';
import { askQuestion } from '@ulinzi/domain/questions';
import { useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { linkTo } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { momentOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { AskDialog } from '../questions/index.ts';
import { ReportDialog } from './report-dialogs.tsx';
import { ReportFacts } from './report-facts.tsx';
import { StateTag } from './report-list.tsx';
import { reports } from './lists.ts';
import { daysSaid, kindSaid, placeSaid } from './said.ts';

/** The one main button of a report: the office's answer, else its coding, else what its writer owes. */
const inTurn: readonly ReportMove[] = ['accept', 'code', 'amend', 'return', 'withdraw'];

/** One report whole, with its words. */
export function ReportDetail({ report, again }: { report: ReportAnswer; again: () => void }) {
  const [asked, setAsked] = useState<Exclude<ReportMove, 'amend'> | null>(null);
  const [isAsking, setAsking] = useState(false);
  const changed = () => {
    again();
    void reports.refresh();
  };
  return (
    <>
      <header class="report-head">
        <h3>{placeSaid(report)}</h3>
        <p>
          {kindSaid(report)} · {daysSaid(report)}
          <span class="mut"> · {t('watch-reports.number', { number: report.number })}</span>
        </p>
        <p class="tags">
          <StateTag report={report} />
        </p>
      </header>
      {report.isHighRisk && (
        <p class="rule" role="note">
          <Icon name="shield" />
          <span>
            <b>{t('watch-reports.high-risk')}</b> {t('watch-reports.high-risk-rule')}
          </span>
        </p>
      )}
      <p class="readers-said">
        <Icon name="eye" size="s" /> {t(`watch-reports.read-by.${report.readers}`)}
      </p>
      {report.may.length > 0 && <Moves report={report} onAsk={setAsked} />}
      <Words report={report} />
      <ReportFacts report={report} />
      <Comments report={report} />
      <History report={report} />
      {(askQuestion.who as readonly string[]).includes(actor.value?.role ?? '') && (
        <button type="button" class="btn quiet ask" onClick={() => setAsking(true)}>
          <Icon name="sms" size="s" /> {t('watch-reports.ask')}
        </button>
      )}
      {asked && <ReportDialog report={report} move={asked} onClose={() => setAsked(null)} onDone={changed} />}
      {isAsking && (
        <AskDialog
          about={{
            report: report.id,
            base: report.base,
            label: `${placeSaid(report)}, ${kindSaid(report)}`,
            line: report.readers === 'mentor' ? 'mentor' : null,
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Moves({
  report,
  onAsk,
}: {
  report: ReportAnswer;
  onAsk: (move: Exclude<ReportMove, 'amend'>) => void;
}) {
  const moves = inTurn.filter((move) => report.may.includes(move));
  // What was sent and waits for its answer can be added to, and taken back: neither is what comes next.
  const main = moves[0] === 'amend' && report.state !== 'returned' ? null : moves[0];
  return (
    <div class="acts">
      {moves.map((move) => {
        const look = move === main ? 'btn go' : 'btn';
        const words = t(`watch-reports.${move}`);
        return move === 'amend' ? (
          <a key={move} class={look} href={linkTo('reports', report.id, 'amend')}>
            {words}
          </a>
        ) : (
          <button key={move} type="button" class={look} data-act={move} onClick={() => onAsk(move)}>
            {words}
          </button>
        );
      })}
    </div>
  );
}

/** What it says, section by section. */
function Words({ report }: { report: ReportAnswer }) {
  if (report.isNil) return <p class="nil-said">{t('watch-reports.nil-said')}</p>;
  return (
    <>
      {report.texts.map(({ name, words }) => (
        <section key={name} class="words" aria-label={tCode('reports.section', name)}>
          {report.texts.length > 1 || name !== 'text' ? (
            <h4 class="cap">{tCode('reports.section', name)}</h4>
          ) : null}
          <p class="text">{words ?? <span class="mut">{t('watch-reports.words-gone')}</span>}</p>
        </section>
      ))}
      {report.texts.length === 0 && <p class="mut">{t('watch-reports.no-words')}</p>}
    </>
  );
}

/** What the office wrote to whoever wrote it. */
function Comments({ report }: { report: ReportAnswer }) {
  const said = report.comments.filter(({ words }) => words !== null);
  if (said.length === 0) return null;
  return (
    <section class="part">
      <h4>{t('watch-reports.comments')}</h4>
      {said.map(({ at, act, words }) => (
        <div key={at} class="said">
          <small class="xs mut">
            {momentOf(at)} · {t(`watch-reports.history.${act}`)}
          </small>
          <p>{words}</p>
        </div>
      ))}
    </section>
  );
}

function History({ report }: { report: ReportAnswer }) {
  return (
    <section class="part">
      <h4>{t('watch-reports.history')}</h4>
      <ol class="history">
        {report.history.map(({ act, at, reason }, nth) => (
          <li key={nth}>
            <time dateTime={at}>{momentOf(at)}</time>
            <span>
              {t(`watch-reports.history.${act}`)}
              {reason && (
                <small class="mut">
                  {tCode(act === 'withdraw' ? 'reports.withdraw-reason' : 'reports.return-reason', reason)}
                </small>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
