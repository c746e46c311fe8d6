import type { DutiesAnswer } from '@ulinzi/domain/registers';
import { useEffect } from 'preact/hooks';
import { isUnreachable } from '../../shared/api.ts';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { lineState } from '../../shared/live.ts';
import { gateways, placeOfPost, postLabel, readRegisters } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { clockOf, dateOf, minuteNow, momentOf } from '../../shared/time.ts';
import { kinshasaZone, t } from '../../shared/words.ts';
import { isClockInDoubt } from '../alerts/index.ts';
import { LanguageChoice } from './language-choice.tsx';
import { SoundSwitch } from './sound-switch.tsx';

const duties = listOf<DutiesAnswer>('api/duties', 'duties');

/** Which base or province this is, whether the node and its gateways answer, who is on duty, and the two clocks. */
export function TopBar() {
  const sitting = actor.value;
  useEffect(() => {
    void gateways.refresh();
    void duties.refresh();
    void readRegisters();
  }, []);
  if (!sitting) return null;
  return (
    <header class="top">
      <h1>
        <span class="room">{t('watch.room')} · </span>
        {placeOfPost(sitting)}
      </h1>
      <LineState />
      <Gateways />
      <span class="grow" />
      <OnDuty />
      <LanguageChoice />
      <SoundSwitch />
      <span class="sep" />
      <span class="it date">{dateOf(minuteNow.value)}</span>
      <div class="clocks">
        <span class="clockz">
          {clockOf(minuteNow.value)} <span class="sm mut">{t('watch.east')}</span>
        </span>
        <span class="it">
          {clockOf(minuteNow.value, kinshasaZone)} {t('watch.kinshasa')}
        </span>
      </div>
    </header>
  );
}

/** Said only when something is wrong: a calm bar means that what one sees is what is. */
function LineState() {
  if (isClockInDoubt.value) {
    return (
      <output class="tag late">
        <Icon name="clock" size="s" />
        {t('watch.clock-in-doubt')}
      </output>
    );
  }
  const isDown = isUnreachable.value || lineState.value === 'down';
  return <output class={isDown ? 'tag soon' : 'vh'}>{isDown ? t('watch.line-down') : ''}</output>;
}

function Gateways() {
  const all = gateways.value.value?.gateways ?? [];
  if (all.length === 0) return null;
  const alive = all.filter((one) => one.isAlive).length;
  return (
    <span class={`it gateways-alive ${alive < all.length ? 'warn' : ''}`}>
      <Icon name="tower" size="s" />
      {t('watch.gateways', { alive, all: all.length })}
    </span>
  );
}

/** The seats of the reader's own scope, and whose turn it is. */
function OnDuty() {
  const sitting = actor.value;
  const scope = sitting?.base ?? sitting?.province;
  const seat = sitting?.base ? 'commander' : 'duty-officer';
  const turn = (duties.value.value?.duties ?? []).find(
    (duty) =>
      duty.scope === scope &&
      duty.seat === seat &&
      Date.parse(duty.from) <= minuteNow.value &&
      Date.parse(duty.until) > minuteNow.value,
  );
  if (!sitting || !scope) return null;
  return (
    <span class="it on-duty">
      <Icon name="user" size="s" />
      {turn ? (
        <>
          <span class="what">{t('watch.on-duty')}</span> <b>{postLabel(turn.post)}</b>{' '}
          {t('watch.until', { at: momentOf(turn.until) })}
        </>
      ) : (
        <b>{t('watch.nobody-on-duty')}</b>
      )}
    </span>
  );
}
