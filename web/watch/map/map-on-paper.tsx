// The map on paper: a picture of what is seen, its legend, when it was, and the table below.
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isExercise } from '../../shared/session.ts';
import { clockOf, dateOf, minuteNow } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import type { DrawnMap } from './drawn-map.ts';

/** Copies the picture, in the colours of paper, whenever the browser is about to print. */
export function usePaper(
  drawn: RefObject<DrawnMap | null>,
  isPrinted: boolean,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!isPrinted) return undefined;
    const copy = () => {
      if (canvas.current) drawn.current?.copyForPaper(canvas.current);
    };
    addEventListener('beforeprint', copy);
    return () => removeEventListener('beforeprint', copy);
  }, [isPrinted, drawn]);
  return canvas;
}

/** What stands on paper and on no screen: when it was, and the picture. */
export function PaperPicture({ canvas }: { canvas: RefObject<HTMLCanvasElement | null> | null }) {
  return (
    <>
      <p class="map-dated">
        {isExercise.value && <b>{t('watch.exercise')} · </b>}
        {t('watch-map.as-of', { day: dateOf(minuteNow.value), clock: clockOf(minuteNow.value) })}
      </p>
      {canvas && <canvas ref={canvas} class="map-copy" />}
    </>
  );
}
