import type { RecommendationAnswer, RecommendationMove } from '@ulinzi/domain/recommendations';
import { useState } from 'preact/hooks';
import { writtenDay } from '../../shared/calendar-day.ts';
import { History } from '../../shared/history.tsx';
import { useOne } from '../../shared/one.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { linkTo } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { DueTag } from './due-tag.tsx';
import { recommendations } from './lists.ts';
import { MoveDialog } from './move-dialog.tsx';
import { actsOn } from './next-act.ts';
import { placeSaid } from './order.ts';
import { stepsSaid, wordsOf } from './said.ts';
import { StatusSign } from './status-sign.tsx';

/** One recommendation whole: what is asked of whom, what its owner says, what was seen, and how it came there. */
export function RecommendationDetail({ number, moved }: { number: string; moved: unknown }) {
  const { value, refusal, again } = useOne<RecommendationAnswer>(`api/recommendations/${number}`, moved);
  const [doing, setDoing] = useState<RecommendationMove | null>(null);
  return (
    <>
      {refusal && <RefusalSaid refusal={refusal} onAgain={again} />}
      {!value && !refusal && <output class="empty">{t('watch-registers.loading')}</output>}
      {value && (
        <>
          <Head one={value} />
          <Acts one={value} onDo={setDoing} />
          <Standing one={value} />
          <History steps={stepsSaid(value, t)} />
        </>
      )}
      {value && doing && (
        <MoveDialog
          key={doing}
          move={doing}
          one={value}
          onClose={() => setDoing(null)}
          // The list that comes anew brings this one with it.
          onDone={() => void recommendations.refresh()}
        />
      )}
    </>
  );
}

function Head({ one }: { one: RecommendationAnswer }) {
  const { asked } = wordsOf(one);
  return (
    <>
      <div>
        <h3>
          <span class="cap">{tCode('recommendations.kind', one.kind)}</span>{' '}
          <small class="sm dim">{t('watch-recommendations.number', { number: one.number })}</small>
        </h3>
        <p class="states">
          <DueTag line={one} />
          <StatusSign status={one.status} />
        </p>
      </div>
      {asked !== undefined && <p class="said">{asked ?? t('watch-registers.words-gone')}</p>}
      <dl class="facts">
        <div>
          <dt>{t('watch-recommendations.owner')}</dt>
          <dd>{one.ownerLabel}</dd>
        </div>
        <div>
          <dt>{t('watch-recommendations.due')}</dt>
          <dd>{writtenDay(one.due)}</dd>
        </div>
        <div>
          <dt>{t('watch-recommendations.priority')}</dt>
          <dd class="cap">{tCode('recommendations.priority', one.priority)}</dd>
        </div>
        <div>
          <dt>{t('watch-recommendations.where')}</dt>
          <dd>{placeSaid(one)}</dd>
        </div>
        <From one={one} />
      </dl>
    </>
  );
}

/** What it comes from, as links. */
function From({ one: { visit, report, plan } }: { one: RecommendationAnswer }) {
  const from = [
    ['visits', visit],
    ['plans', plan],
    ['reports', report],
  ] as const;
  if (from.every(([, id]) => id === null)) return null;
  return (
    <div>
      <dt>{t('watch-recommendations.from')}</dt>
      <dd>
        {from.map(
          ([screen, id]) =>
            id !== null && (
              <a key={screen} href={linkTo(screen, id)}>
                {t(`watch-recommendations.from.${screen}`)}
              </a>
            ),
        )}
      </dd>
    </div>
  );
}

/** What its owner says and what somebody has seen, never one for the other. */
function Standing({ one }: { one: RecommendationAnswer }) {
  const { claimed, seen, declined } = wordsOf(one);
  const evidence = (words: string | null | undefined) => words ?? t('watch-registers.words-gone');
  return (
    <section class="part standing">
      <h4>{t('watch-recommendations.standing')}</h4>
      {one.status === 'declined' && one.reason && (
        <div>
          <p>
            {t('watch-recommendations.declined-for', { reason: tCode('recommendations.reason', one.reason) })}
          </p>
          {declined && <p class="said">{evidence(declined.words)}</p>}
        </div>
      )}
      <div>
        <h5>{t('watch-recommendations.claimed-part')}</h5>
        {claimed ? (
          <>
            <p class="sm">
              {t('watch-recommendations.claimed-on', { day: writtenDay(claimed.on ?? claimed.day) })}
            </p>
            <p class="said">{evidence(claimed.words)}</p>
          </>
        ) : (
          <p class="sm mut">{t('watch-recommendations.not-claimed')}</p>
        )}
      </div>
      <div>
        <h5>{t('watch-recommendations.seen-part')}</h5>
        {seen ? (
          <>
            <p class="sm">
              {t('watch-recommendations.seen-on', {
                found: tCode('recommendations.found', seen.found ?? 'not-seen'),
                day: writtenDay(seen.on ?? seen.day),
              })}
            </p>
            {seen.words !== undefined && <p class="said">{evidence(seen.words)}</p>}
          </>
        ) : (
          <p class="sm mut">{t('watch-recommendations.not-checked')}</p>
        )}
      </div>
    </section>
  );
}

function Acts({ one, onDo }: { one: RecommendationAnswer; onDo: (move: RecommendationMove) => void }) {
  const { main, others } = actsOn(one.status, one.may, one.owner === actor.value?.post);
  if (main === null && others.length === 0)
    return <p class="sm mut">{t('watch-recommendations.nothing-to-do')}</p>;
  return (
    <div class="acts">
      {main !== null && (
        <button type="button" class="btn go" data-act={main} onClick={() => onDo(main)}>
          {tCode('recommendations.act', main)}
        </button>
      )}
      {others.map((move) => (
        <button key={move} type="button" class="btn" data-act={move} onClick={() => onDo(move)}>
          {tCode('recommendations.act', move)}
        </button>
      ))}
    </div>
  );
}
