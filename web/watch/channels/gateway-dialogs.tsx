import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { t } from '../../shared/words.ts';
import { carrierWithout, orderAfter } from './gateway-form.ts';
import type { Gateway } from './health.ts';

interface DialogProps {
  readonly gateway: Gateway;
  readonly all: readonly Gateway[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Are you sure: says who carries the texts meanwhile, or that nobody does. */
export function PauseDialog({ gateway, all, onClose, onDone }: DialogProps) {
  const { slug, label } = gateway;
  const carrier = carrierWithout(all, gateway);
  return (
    <ActDialog
      title={t('watch-channels.pause-title', { label })}
      does={t('watch-channels.pause')}
      path={`api/gateways/${slug}/pause`}
      data={{}}
      onClose={onClose}
      onDone={onDone}
    >
      <p>{t('watch-channels.pause-said')}</p>
      <p>
        <b>
          {carrier
            ? t('watch-channels.pause-by', { gateway: carrier.label })
            : t('watch-channels.pause-alone')}
        </b>
      </p>
    </ActDialog>
  );
}

/** Its place among those of its base, and its pace. The others close up: their order among themselves stays. */
export function OrderDialog({ gateway, all, onClose, onDone }: DialogProps) {
  const { slug, label, base, place, throughput } = gateway;
  const asking = useAsking();
  const [rank, setRank] = useState(place);
  const [pace, setPace] = useState(throughput === null ? '' : String(throughput));
  const places = all.filter((one) => one.base === base).map((_, nth) => nth + 1);
  const isPace = pace === '' ? throughput === null : /^\d{1,3}$/.test(pace) && +pace >= 1 && +pace <= 100;
  const isNewPace = isPace && pace !== '' && Number(pace) !== throughput;
  const send = async () => {
    const acts: [string, object][] = [];
    if (rank !== place)
      for (const [nth, one] of orderAfter(all, slug, rank).entries())
        acts.push([`api/gateways/${one}/prefer`, { rank: nth + 1 }]);
    if (isNewPace) acts.push([`api/gateways/${slug}/set-throughput`, { throughput: Number(pace) }]);
    for (const [path, data] of acts) if (!(await asking.ask(() => act(path, data)))) return onDone();
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={t('watch-channels.set-title', { label })}
      does={t('watch-channels.set-do')}
      asking={asking}
      canSend={isPace && (rank !== place || isNewPace)}
      onSend={send}
      onClose={onClose}
    >
      {places.length > 1 && (
        <>
          <fieldset class="choices">
            <legend>{t('watch-channels.rank-field')}</legend>
            {places.map((one) => (
              <label key={one}>
                <input type="radio" name="rank" checked={rank === one} onChange={() => setRank(one)} />
                <span>{t('watch-channels.rank', { rank: one })}</span>
              </label>
            ))}
          </fieldset>
          <p class="mut sm">{t('watch-channels.rank-now', { rank: place })}</p>
        </>
      )}
      <label class="field">
        <span>{t('watch-channels.pace-field')}</span>
        <input
          type="number"
          min={1}
          max={100}
          step={1}
          value={pace}
          onInput={(event) => setPace(event.currentTarget.value)}
        />
      </label>
    </FormDialog>
  );
}
