import { momentOf } from '../../shared/time.ts';
import { Icon, type Send, sends, t } from '../notebook/index.ts';
import { placeLabel } from '../parts/place-words.ts';
import { cancelAlert, counting, leftBehind, secondsUntilSent, sendNow, takeUp, tick } from './begun-alert.ts';
import type { BegunAlert } from './alert-entry.ts';
import { shareLeft } from './countdown.ts';
import { placeOf } from './place-of.ts';
import './alert.css';

const turn = 2 * Math.PI * 24;

/** What goes in some seconds, and the way to take it back. Nothing where nothing is under way. */
export function PendingAlert() {
  const held = counting.value;
  if (!held) return null;
  const seconds = secondsUntilSent();
  const share = held.startedAt === null ? 1 : shareLeft(held.startedAt, Math.max(tick.value, held.startedAt));
  const place = placeOf(held.alert);
  return (
    <div class="sent">
      <svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true">
        <circle cx="28" cy="28" r="24" class="rest" />
        <circle
          cx="28"
          cy="28"
          r="24"
          stroke-dasharray={`${turn * share} ${turn}`}
          transform="rotate(-90 28 28)"
        />
        {seconds !== null && (
          <text x="28" y="35" text-anchor="middle">
            {seconds}
          </text>
        )}
      </svg>
      <span>
        <b>
          {seconds === null
            ? t('field-alert.waits-for-you', { place })
            : t('field-alert.goes-in', { place, seconds })}
        </b>
        <small>{t(seconds === null ? 'field-alert.waits-how' : 'field-alert.goes-how')}</small>
      </span>
      {/* Said once, not at each second. */}
      <span class="vh" aria-live="polite">
        {t('field-alert.said', { place })}
      </span>
      <span class="two">
        <button type="button" class="btn" onClick={cancelAlert}>
          {t('field-alert.cancel')}
        </button>
        <button type="button" class="btn full" onClick={() => void sendNow()}>
          {t('field-alert.now')}
        </button>
      </span>
    </div>
  );
}

/** How the one stands that was written last: kept here, gone, or with the office. */
export function SentAlert({ send: { id, data } }: { send: Send }) {
  const send = sends.value.find((one) => one.id === id);
  if (!send) return null;
  const { state, number, arrivedAt } = send;
  const hasArrived = state === 'accepted' || state === 'contested';
  const at = arrivedAt === undefined ? '' : momentOf(new Date(arrivedAt).toISOString());
  const where = typeof data.community === 'string' ? placeLabel(data.community) : t('field-alert.somewhere');
  return (
    <p class="told" aria-live="polite">
      <Icon name={hasArrived ? 'check2' : state === 'refused' ? 'warn' : 'up'} size="l" />
      <span>
        <b>{t('field-alert.of', { place: where })}</b>
        <small>
          {hasArrived && number
            ? t('field-alert.arrived-numbered', { at, number })
            : t(`field-alert.standing.${hasArrived ? 'arrived' : state}`)}
        </small>
      </span>
    </p>
  );
}

/** Alerts that were begun and never left, because the battery died: they are asked about, never sent behind her back. */
export function LeftBehind() {
  return (
    <>
      {leftBehind().map((draft) => {
        const alert = draft.fields as unknown as BegunAlert;
        return (
          <button key={draft.id} type="button" class="told" onClick={() => takeUp(draft)}>
            <Icon name="warn" size="l" />
            <span>
              <b>{t('field-alert.left-behind', { place: placeOf(alert) })}</b>
              <small>
                {t('field-alert.left-behind-at', { at: momentOf(new Date(alert.heardAt).toISOString()) })}
              </small>
            </span>
          </button>
        );
      })}
    </>
  );
}
