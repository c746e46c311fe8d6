import { useEffect, useState } from 'preact/hooks';
import { slipIn, villagesOutside } from '../keep/index.ts';
import type { Slip } from '../notebook/ground.ts';
import { t } from '../notebook/index.ts';

/** Notes an alert without the passphrase: sealed at once, and unreadable here until the notebook is opened. */
export function SlipList({ onDone }: { onDone: () => void }) {
  const [villages, setVillages] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState<'noted' | 'full' | null>(null);
  useEffect(() => {
    // In a notebook that keeps nothing of the kind there is nothing to choose, and nothing is said.
    void villagesOutside().then((shown) => (shown ? setVillages(shown) : onDone()));
  }, [onDone]);

  const note = async (village: string | null) => {
    const written = await slipIn({ at: Date.now(), village } satisfies Slip);
    setSaid(written === 'kept' ? 'noted' : 'full');
  };
  if (!villages) return null;
  if (said) {
    return (
      <>
        <output>{t(`field-lock.${said}`)}</output>
        <button type="button" class="btn" onClick={onDone}>
          {t('field-lock.back')}
        </button>
      </>
    );
  }
  return (
    <div class="lst">
      {villages.map((village) => (
        <button type="button" key={village} onClick={() => void note(village)}>
          <span />
          <b>{village}</b>
        </button>
      ))}
      <button type="button" onClick={() => void note(null)}>
        <span />
        <b>{t('field-lock.bip')}</b>
      </button>
      <button type="button" onClick={onDone}>
        <span />
        <span>{t('field-lock.back')}</span>
      </button>
    </div>
  );
}
