// Does one act for all alerts of a situation that it serves.
import type { TogetherAnswer } from '@ulinzi/domain/handover';
import { type Answer, act, type Done } from '../../shared/api.ts';
import { t } from '../../shared/words.ts';
import { touch } from './board.ts';
import { lastWord, underWay } from './do-act.ts';
import type { ForAll } from './for-all.ts';

/** Null where it is on its way already, or the person turned back at her PIN. */
export async function doTogether(
  alert: { readonly id: string },
  { situation, act: name, alerts }: ForAll,
  data: object = {},
): Promise<Answer<Done> | null> {
  const key = `${situation.id}/${name}`;
  if (underWay.value.has(key)) return null;
  underWay.value = new Set([...underWay.value, key]);
  try {
    const answer = await act<TogetherAnswer>(`api/situations/${situation.id}/${name}`, { ...data, alerts });
    if (!answer?.ok) return answer;
    const { done, left } = answer.value;
    lastWord.value =
      left.length === 0
        ? null
        : {
            id: alert.id,
            act: name,
            yours: null,
            words: t('watch-alerts.together-left', {
              done: done.length,
              numbers: left.map(({ number }) => number).join(', '),
            }),
          };
    touch(alert.id);
    return { ok: true, value: { id: alert.id, subject: alert.id, outcome: 'accepted' } };
  } finally {
    underWay.value = new Set([...underWay.value].filter((one) => one !== key));
  }
}

/** Without a form: what it is answered is said beside the buttons. */
export async function doTogetherAtOnce(alert: { readonly id: string }, all: ForAll): Promise<void> {
  const answer = await doTogether(alert, all);
  if (answer && !answer.ok)
    lastWord.value = { id: alert.id, act: all.act, words: answer.refusal.message, yours: null };
}
