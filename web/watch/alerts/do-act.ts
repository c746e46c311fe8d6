// Does an act on an alert, each once: a second press while the first is on its way is no second act.
import { signal } from '@preact/signals';
import { type Answer, act, type Done } from '../../shared/api.ts';
import { t, tCode } from '../../shared/words.ts';
import { touch } from './board.ts';

/** Acts on their way, as `id/act`. */
export const underWay = signal<ReadonlySet<string>>(new Set());

/** What the last act was answered, where it needs a word: refused, or kept without effect. */
export interface Word {
  readonly id: string;
  readonly act: string;
  readonly words: string;
  /** A decision that is kept without effect: which one. */
  readonly yours: string | null;
}

export const lastWord = signal<Word | null>(null);

/** What of each alert this screen has seen since its own last act. */
const seen = new Map<string, { shown: string; own: string }>();

/** The token of what the reader had before her: her own act counts as seen. */
function sawOf(id: string, shown: string): string {
  const own = seen.get(id);
  return own && own.shown === shown ? own.own : shown;
}

/** Each chip codes a field of its own: one on its way does not hold up another. */
function underWayKey(id: string, name: string, data: object): string {
  return name === 'code' ? `${id}/${name}/${Object.keys(data).join()}` : `${id}/${name}`;
}

/** Null where it was already on its way, or the person turned back at her PIN. */
export async function doAct(
  alert: { readonly id: string; readonly saw: string },
  name: string,
  data: object = {},
): Promise<Answer<Done> | null> {
  const key = underWayKey(alert.id, name, data);
  if (underWay.value.has(key)) return null;
  underWay.value = new Set([...underWay.value, key]);
  try {
    const answer = await act(`api/alerts/${alert.id}/${name}`, { ...data, saw: sawOf(alert.id, alert.saw) });
    if (!answer) return null;
    lastWord.value = null;
    if (answer.ok) {
      if (answer.value.saw) seen.set(alert.id, { shown: alert.saw, own: answer.value.saw });
      if (answer.value.outcome === 'contested') {
        lastWord.value = contested(alert.id, name, data, answer.value);
      }
    }
    touch(alert.id);
    return answer;
  } finally {
    underWay.value = new Set([...underWay.value].filter((one) => one !== key));
  }
}

/** An act without a form: what it is answered is said beside the buttons. */
export async function doAtOnce(
  alert: { readonly id: string; readonly saw: string },
  name: string,
  data: object = {},
): Promise<void> {
  const answer = await doAct(alert, name, data);
  // A double click, or somebody was quicker: it is done, and the timeline says by whom.
  if (answer && !answer.ok && answer.refusal.refused !== 'alert/already-acknowledged') {
    lastWord.value = { id: alert.id, act: name, words: answer.refusal.message, yours: null };
  }
}

function contested(id: string, name: string, data: object, done: Done): Word {
  const because = done.because ? tCode('refusals', done.because) : '';
  const yours = name === 'decide' ? ((data as { decision?: string }).decision ?? null) : null;
  return { id, act: name, words: t('watch-alerts.contested', { because }), yours };
}
