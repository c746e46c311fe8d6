import type { PathStep } from '@ulinzi/domain/exercise';
import { Icon } from '../../shared/icon.tsx';
import { linkTo } from '../../shared/route.ts';
import { t } from '../../shared/words.ts';
import { isOnBoard } from '../alerts/index.ts';
import { mayCome, pathSteps } from './message-path.ts';
import { uncoverPage } from './exercise.ts';
import { alertsOf, fates, latestMessage, paths } from './phone-line.ts';

/** `210 ms` under a second, `1,40 s` above. */
function durationOf(ms: number): string {
  return ms < 1_000
    ? t('watch-exercise.milliseconds', { ms: Math.round(ms) })
    : t('watch-exercise.seconds', { seconds: ms / 1_000 });
}

/** The way of the last SMS, step by step, as it happens: gateway, log, screens, answer. */
export function PathOfMessage() {
  const path = latestMessage.value === null ? undefined : paths.value.get(latestMessage.value);
  const fate = latestMessage.value === null ? undefined : fates.value.get(latestMessage.value);
  const screen = path?.screen;
  const number = alertsOf.value.get(latestMessage.value ?? '');
  return (
    <section class="pane pan" aria-label={t('watch-exercise.path')}>
      <h2 class="sec">
        {t('watch-exercise.path')}
        {screen && (
          <span class="r">{t('watch-exercise.until-screen', { duration: durationOf(screen.ms) })}</span>
        )}
      </h2>
      {path ? (
        <ul class="tr" aria-live="polite">
          {pathSteps.map((name) => (
            <Step key={name} name={name} step={path[name]} mayCome={mayCome(name, fate)} />
          ))}
        </ul>
      ) : (
        <p class="mut sm">{t('watch-exercise.no-path')}</p>
      )}
      {number !== undefined && isOnBoard(number) && (
        <a class="btn sm" href={linkTo('alerts', number)} onClick={uncoverPage}>
          {t('watch-exercise.see-alert')}
        </a>
      )}
    </section>
  );
}

interface StepProps {
  readonly name: PathStep['step'];
  readonly step: PathStep | undefined;
  readonly mayCome: boolean;
}

function Step({ name, step, mayCome: isExpected }: StepProps) {
  return (
    <li class={step ? '' : 'waits'}>
      <Icon name={step ? 'check' : isExpected ? 'clock' : 'right'} size="s" />
      <span>
        {name === 'screen'
          ? t('watch-exercise.step.screen', { count: step?.screens ?? 0 })
          : t(`watch-exercise.step.${name}`)}
      </span>
      <span class="mut">
        {step
          ? durationOf(step.ms)
          : t(isExpected ? 'watch-exercise.not-yet' : 'watch-exercise.not-expected')}
      </span>
    </li>
  );
}
