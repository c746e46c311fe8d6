import type { EnrolmentAnswer } from '@ulinzi/domain/access';
import { useState } from 'preact/hooks';
import { t } from '../../shared/words.ts';
import { printPaper } from './print-paper.ts';
import { QrCode } from './qr-code.tsx';

/** The key for the phone's authenticator, to scan or to type, and the codes for a paper: shown once. */
export function EnrolmentKeys({ given, onDone }: { given: EnrolmentAnswer; onDone: () => void }) {
  const [isKept, setKept] = useState(false);
  return (
    <div class="pane fields keys-shown">
      <section>
        <h3>{t('watch-access.for-phone')}</h3>
        <p class="sm">{t('watch-access.for-phone-said')}</p>
        <QrCode text={given.totpUri} label={t('watch-access.qr')} />
        <p class="sm">{t('watch-access.by-hand')}</p>
        <p class="secret">{given.totpSecret}</p>
      </section>
      <section>
        <h3>{t('watch-access.for-paper')}</h3>
        <p class="sm">{t('watch-access.for-paper-said')}</p>
        {/* Printed alone, with nothing on it that says what it is. */}
        <ol class="paper" aria-label={t('watch-access.for-paper')}>
          {given.paperCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <button type="button" class="btn" onClick={printPaper}>
          {t('watch-access.print')}
        </button>
      </section>
      <label class="tick">
        <input type="checkbox" checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} />
        {t('watch-access.kept')}
      </label>
      <button type="button" class="btn go" disabled={!isKept} onClick={onDone}>
        {t('watch-access.go-on')}
      </button>
    </div>
  );
}
