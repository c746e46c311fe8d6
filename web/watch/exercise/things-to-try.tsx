import { signal } from '@preact/signals';
import { type Answer, post, type Refused } from '../../shared/api.ts';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { refreshSession } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { exercise, phone, phones, readExercise, takePhone } from './exercise.ts';
import { senderAmong } from './phones.ts';
import { readTexts } from './phone-line.ts';
import { ring, sendRefusal, sendText } from './sending.ts';
import { oneWordOf, sampleFor } from './samples.ts';

const tries = ['one-word', 'flood', 'unknown', 'several', 'advance', 'bip'] as const;
type Try = (typeof tries)[number];

const icons: Readonly<Record<Try, IconName>> = {
  'one-word': 'sms',
  flood: 'layers',
  unknown: 'box',
  several: 'village',
  advance: 'clock',
  bip: 'bip',
};

/** As many as a jammed gateway pours out when it comes back. */
const floodTimes = 600;
const advanceMinutes = 5;
/** Neighbours two by two, of two bases of North Kivu: each pair may tell of one event. */
const neighbours = ['nyabiondo', 'masisi', 'bisembo', 'kalongomo'];

interface Tried {
  readonly what: Try;
  readonly state: 'doing' | 'done' | 'refused';
  readonly refusal?: Refused;
}

const tried = signal<Tried | null>(null);

/** Takes the phone in hand or a Focal Point's, and gives its number: an alert is not sent from an officer's phone. */
function sender(): string | null {
  const from = senderAmong(phones.value, phone.value);
  if (from) takePhone(from.number);
  return from?.number ?? null;
}

async function sent(hasGone: Promise<boolean>): Promise<Refused | null> {
  return (await hasGone) ? null : sendRefusal.value;
}

function refusalOf(answer: Answer<unknown>): Refused | null {
  return answer.ok ? null : answer.refusal;
}

async function fromNeighbours(samples: Parameters<typeof sampleFor>[0]): Promise<Refused | null> {
  for (const community of neighbours) {
    const one = phones.value.find((phone) => phone.kind === 'source' && phone.community === community);
    const refusal = one ? await sent(sendText(one.number, sampleFor(samples, one.language))) : null;
    if (refusal) return refusal;
  }
  return null;
}

async function doTry(what: Try): Promise<Refused | null> {
  const samples = exercise.value?.samples ?? [];
  if (what === 'advance') {
    const answer = await post('api/exercise/advance', { minutes: advanceMinutes });
    await Promise.all([refreshSession(), readExercise()]);
    return refusalOf(answer);
  }
  if (what === 'several') return fromNeighbours(samples);
  const stranger = phones.value.find((one) => one.kind === 'stranger');
  if (what === 'unknown' && stranger) takePhone(stranger.number);
  const number = what === 'unknown' ? (stranger?.number ?? null) : sender();
  if (number === null) return null;
  const language = phones.value.find((one) => one.number === number)?.language ?? '';
  const text = sampleFor(samples, language);
  if (what === 'bip') return sent(ring(number));
  if (what === 'one-word') return sent(sendText(number, oneWordOf(samples, language)));
  if (what === 'unknown') return sent(sendText(number, text));
  const answer = await post('api/exercise/flood', { number, text, times: floodTimes });
  await readTexts(number);
  return refusalOf(answer);
}

async function start(what: Try): Promise<void> {
  if (tried.value?.state === 'doing') return;
  tried.value = { what, state: 'doing' };
  const refusal = await doTry(what);
  tried.value = refusal ? { what, state: 'refused', refusal } : { what, state: 'done' };
}

/** One touch each, and what to look at then. */
export function ThingsToTry() {
  const last = tried.value;
  return (
    <section class="pane pan" aria-label={t('watch-exercise.to-try')}>
      <h2 class="sec">
        {t('watch-exercise.to-try')}
        {(exercise.value?.minutesAhead ?? 0) > 0 && (
          <span class="r">{t('watch-exercise.ahead', { minutes: exercise.value?.minutesAhead ?? 0 })}</span>
        )}
      </h2>
      <div class="try">
        {tries.map((what) => (
          <button
            key={what}
            type="button"
            class="btn sm"
            title={t(`watch-exercise.look-at.${what}`)}
            aria-disabled={last?.state === 'doing'}
            onClick={() => void start(what)}
          >
            <Icon name={icons[what]} size="s" />
            {t(`watch-exercise.try.${what}`)}
          </button>
        ))}
      </div>
      <output class={last?.state === 'refused' ? 'refusal' : 'look-at'}>
        {last?.state === 'refused'
          ? last.refusal?.message
          : t(
              last?.state === 'doing'
                ? 'watch-exercise.doing'
                : `watch-exercise.look-at.${last?.what ?? 'any'}`,
            )}
      </output>
    </section>
  );
}
