import { found } from '@ulinzi/domain/recommendations';
import { today } from '@ulinzi/domain/kernel';
import { useState } from 'preact/hooks';
import { dayOf } from '../../shared/time.ts';
import { Page } from '../frame/page.tsx';
import { type delta, Icon, isKept, type NotKept, now, sends, t, tCode, write } from '../notebook/index.ts';
import { keptWords } from '../parts/kept-words.ts';
import { NotKeptWords } from '../parts/not-kept.tsx';
import { placeLabel } from '../parts/place-words.ts';
import { isOnItsWay } from '../parts/standing.ts';
import { ChipChoice, MarkedText, NameWarning } from '../write/index.ts';

type Recommendation = NonNullable<typeof delta.value>['recommendations'][number];

/** What was found on the spot of one recommendation, in a code and in words. */
export function OneRecommendation({ one }: { one: Recommendation }) {
  const { id, saw, number, kind, status, due, community, words, claimedOn, evidence, may } = one;
  const draft = keptWords(`check-${id}`, 'check');
  const [seen, setSeen] = useState<(typeof found)[number] | undefined>(undefined);
  const [why, setWhy] = useState<NotKept | null>(null);
  const underWay = sends.value.find(
    (send) => send.act === 'recommendation.check' && send.subject === id && isOnItsWay(send),
  );
  const isOffered = !underWay && may.includes('check');
  const check = async () => {
    const made = await write('recommendation.check', {
      subject: id,
      saw,
      data: { found: seen, on: today(now()) },
      bodies: draft.text.trim() ? { words: draft.text.trim() } : {},
    });
    setWhy(isKept(made) ? null : made);
    if (isKept(made)) draft.drop();
  };
  return (
    <Page
      title={t('field-follow.recommendation', { number })}
      back
      dock={
        isOffered && (
          <>
            <NotKeptWords why={why} />
            <button type="button" class="btn go" disabled={!seen} onClick={() => void check()}>
              <Icon name="send" />
              {t('field-follow.say')}
            </button>
            <p class="sm mut">{t('field-follow.moves')}</p>
          </>
        )
      }
    >
      <dl class="known">
        <div>
          <dt>{t('field-follow.kind')}</dt>
          <dd class="cap">{tCode('recommendations.kind', kind)}</dd>
        </div>
        {community && (
          <div>
            <dt>{t('field-follow.where')}</dt>
            <dd>{placeLabel(community)}</dd>
          </div>
        )}
        <div>
          <dt>{t('field-follow.status')}</dt>
          <dd class="cap">{tCode('recommendations.state', status)}</dd>
        </div>
        <div>
          <dt>{t('field-follow.due')}</dt>
          <dd>{dayOf(`${due}T12:00:00Z`)}</dd>
        </div>
        {claimedOn && (
          <div>
            <dt>{t('field-follow.claimed', { day: dayOf(`${claimedOn}T12:00:00Z`) })}</dt>
            <dd>{evidence ?? '–'}</dd>
          </div>
        )}
        {words && (
          <div>
            <dt>{t('field-follow.words')}</dt>
            <dd>{words}</dd>
          </div>
        )}
      </dl>
      {underWay && (
        <p class="told" aria-live="polite">
          <Icon name="up" size="l" />
          <span>
            {t('field-follow.under-way', {
              found: tCode('recommendations.found', String(underWay.data.found)),
            })}
          </span>
        </p>
      )}
      {isOffered ? (
        <>
          <ChipChoice
            legend={t('field-follow.found')}
            of={found}
            chosen={seen}
            said={(code) => tCode('recommendations.found', code)}
            onChoose={(code) => {
              setSeen(code);
            }}
          />
          <MarkedText
            label={t('field-follow.what-you-saw')}
            text={draft.text}
            places={[]}
            onText={draft.keep}
          />
          <NameWarning text={draft.text} places={[]} onText={draft.keep} />
        </>
      ) : (
        !underWay && <p class="sm mut">{t('field-follow.own')}</p>
      )}
    </Page>
  );
}
