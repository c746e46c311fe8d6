import { checklist } from '@ulinzi/domain/visits';
import { useState } from 'preact/hooks';
import { dayOf } from '../../shared/time.ts';
import { Page } from '../frame/page.tsx';
import { type delta, Icon, isKept, type NotKept, sends, t, tCode, write } from '../notebook/index.ts';
import { NotKeptWords } from '../parts/not-kept.tsx';
import { openPoints } from '../parts/open-points.ts';
import { Part } from '../parts/part.tsx';
import { placeLabel } from '../parts/place-words.ts';

type Visit = NonNullable<typeof delta.value>['visits'][number];

/** A team's visit: what is still to be settled with her before it comes. One touch each; taken back only at the office. */
export function OneVisit({ visit }: { visit: Visit }) {
  const [why, setWhy] = useState<NotKept | null>(null);
  const { id, saw, from, until, communities, state } = visit;
  const mayCheck = visit.may?.includes('check') ?? true;
  const open = new Set(openPoints(visit, sends.value));
  const settle = async (item: (typeof checklist)[number]) => {
    const made = await write('visit.check', { subject: id, saw, data: { item } });
    setWhy(isKept(made) ? null : made);
  };
  return (
    <Page title={t('field-follow.visit')} back>
      <NotKeptWords why={why} />
      <dl class="known">
        {from && (
          <div>
            <dt>{t('field-follow.when')}</dt>
            <dd>
              {dayOf(`${from}T12:00:00Z`)}
              {until && until !== from && ` – ${dayOf(`${until}T12:00:00Z`)}`}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('field-follow.where')}</dt>
          <dd>{communities.map(placeLabel).join(', ')}</dd>
        </div>
        <div>
          <dt>{t('field-follow.status')}</dt>
          <dd class="cap">{tCode('visits.state', state)}</dd>
        </div>
      </dl>
      {state === 'planned' && (
        <Part
          title={t('field-follow.checklist')}
          end={t('field-follow.settled', { settled: checklist.length - open.size, of: checklist.length })}
        >
          <ul class="lst">
            {checklist.map((item) => (
              <li key={item}>
                <label class="point">
                  <input
                    type="checkbox"
                    checked={!open.has(item)}
                    disabled={!open.has(item) || !mayCheck}
                    onChange={() => void settle(item)}
                  />
                  <span class="cap">{tCode('visits.checklist', item)}</span>
                </label>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <p class="rule">
        <Icon name="shield" />
        <span>{t('field-follow.rule')}</span>
      </p>
    </Page>
  );
}
