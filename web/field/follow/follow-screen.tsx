// What was recommended, looked at on the spot, and what is settled before a team comes (A11).
import { daysBetween, today } from '@ulinzi/domain/kernel';
import { isOwed, type RecommendationState } from '@ulinzi/domain/recommendations';
import { Page } from '../frame/page.tsx';
import { dayOf } from '../../shared/time.ts';
import { delta, now, route, sends, t, tCode } from '../notebook/index.ts';
import { openPoints } from '../parts/open-points.ts';
import { Part } from '../parts/part.tsx';
import { placeLabel } from '../parts/place-words.ts';
import { Row } from '../parts/row.tsx';
import { OneRecommendation } from './one-recommendation.tsx';
import { OneVisit } from './one-visit.tsx';

export function FollowScreen() {
  const [, id] = route.value;
  const recommendation = delta.value?.recommendations.find((one) => one.id === id);
  if (recommendation) return <OneRecommendation key={id} one={recommendation} />;
  const visit = delta.value?.visits.find((one) => one.id === id);
  return visit ? <OneVisit key={id} visit={visit} /> : <All />;
}

function All() {
  const recommendations = (delta.value?.recommendations ?? [])
    .filter(({ status }) => isOwed(status as RecommendationState))
    .sort((one, other) => one.due.localeCompare(other.due));
  const visits = (delta.value?.visits ?? []).filter(({ state }) => state === 'planned' || state === 'wanted');
  const day = today(now());
  return (
    <Page title={t('field-follow.title')} back>
      <Part title={t('field-follow.recommendations')}>
        {recommendations.length === 0 ? (
          <p class="empty">{t('field-follow.no-recommendations')}</p>
        ) : (
          <ul class="lst">
            {recommendations.map(({ id, number, kind, status, due, community }) => (
              <Row
                key={id}
                icon="flag"
                title={<span class="cap">{tCode('recommendations.kind', kind)}</span>}
                under={[
                  t('field-follow.numbered', { number }),
                  tCode('recommendations.state', status),
                  placeLabel(community),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                value={dayOf(`${due}T12:00:00Z`)}
                tone={daysBetween(day, due) < 0 ? 'late' : undefined}
                to={['follow', id]}
              />
            ))}
          </ul>
        )}
      </Part>
      <Part title={t('field-follow.visits')}>
        {visits.length === 0 ? (
          <p class="empty">{t('field-follow.no-visits')}</p>
        ) : (
          <ul class="lst">
            {visits.map((visit) => (
              <Row
                key={visit.id}
                icon="team"
                title={visit.communities.map(placeLabel).join(', ') || t('field-home.visit')}
                under={
                  visit.state === 'planned'
                    ? t('field-home.open-points', { count: openPoints(visit, sends.value).length })
                    : tCode('visits.state', visit.state)
                }
                value={visit.from ? dayOf(`${visit.from}T12:00:00Z`) : undefined}
                to={['follow', visit.id]}
              />
            ))}
          </ul>
        )}
      </Part>
    </Page>
  );
}
