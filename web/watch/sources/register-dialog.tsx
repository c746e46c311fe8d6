import { regimes } from '@ulinzi/domain/sources';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { act, type Answer, type Done } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { bases } from '../../shared/registers.ts';
import { SecretNumber } from '../../shared/secret-number.tsx';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { type CommunityShown, PlaceChoice } from '../places/index.ts';
import { AgreedFields } from './agreed-fields.tsx';
import { type Agreed, agreedWith, describing, drawnDigits, nothingAgreed, registering } from './agreed.ts';
import type { Source } from './list.ts';

/** Draws until one is free: another base's codes are not on this screen. */
const mostDraws = 20;

/** A new Focal Point: her number goes to the keystore, and what is shown of her from then on is the code. */
export function RegisterDialog({
  known,
  onClose,
  onDone,
}: {
  known: readonly Source[];
  onClose: () => void;
  onDone: () => void;
}) {
  const asking = useAsking();
  const [community, setCommunity] = useState<CommunityShown | null>(null);
  const [agreed, setAgreed] = useState<Agreed>(nothingAgreed);
  const [number, setNumber] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const fields = registering(agreed);
  const province = bases.value.value?.bases.find(({ slug }) => slug === community?.base)?.province;
  const isWhole = fields !== null && community !== null && province !== undefined && number.trim() !== '';
  const send = async () => {
    if (!isWhole) return;
    const codeOf = (digits: string) => `${province.toUpperCase()}-FP-${digits}`;
    const codes = new Set(known.map((one) => one.code));
    let drawn = '';
    const register = async (): Promise<Answer<Done> | null> => {
      for (let draws = 0; ; draws++) {
        drawn = drawnDigits((digits) => codes.has(codeOf(digits)));
        const body = { province, digits: drawn, community: community.slug, ...fields, number: number.trim() };
        const answer = await act('api/sources', body);
        const isTaken = answer !== null && !answer.ok && answer.refusal.refused === 'source/taken';
        if (!isTaken || draws === mostDraws) return answer;
        codes.add(codeOf(drawn));
      }
    };
    if (!(await asking.ask(register))) return;
    setNumber('');
    setCode(codeOf(drawn));
    onDone();
  };
  return (
    <FormDialog
      title={t('watch-sources.register-title')}
      does={t('watch-sources.register-do')}
      asking={asking}
      canSend={isWhole}
      isDone={code !== null}
      onSend={send}
      onClose={onClose}
    >
      {code !== null ? (
        <output class="new-code">
          <span>{t('watch-sources.new-code')}</span>
          <b class="code-said">{code}</b>
          <span>{t('watch-sources.new-code-said')}</span>
        </output>
      ) : (
        <>
          <p class="rule">
            <Icon name="shield" />
            <span>{t('watch-sources.register-said')}</span>
          </p>
          <PlaceChoice base={actor.value?.base ?? null} chosen={community} onChosen={setCommunity} />
          <SecretNumber value={number} isRequired onValue={setNumber} />
          <fieldset class="choices">
            <legend>{t('watch-sources.regime')}</legend>
            {regimes.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="regime"
                  value={one}
                  checked={agreed.regime === one}
                  onChange={() =>
                    setAgreed({
                      ...agreed,
                      regime: one,
                      selection: one === 'public-elected' ? 'public-election' : agreed.selection,
                    })
                  }
                />
                <span>{t(`watch-sources.regime.${one}`)}</span>
              </label>
            ))}
          </fieldset>
          <AgreedFields agreed={agreed} isNew onAgreed={setAgreed} />
        </>
      )}
    </FormDialog>
  );
}

/** What has changed of what is agreed with a source. */
export function DescribeDialog({
  source,
  onClose,
  onDone,
}: {
  source: Source;
  onClose: () => void;
  onDone: () => void;
}) {
  const [agreed, setAgreed] = useState<Agreed>(() => agreedWith(source));
  return (
    <ActDialog
      title={t('watch-sources.describe-title')}
      does={t('watch-sources.describe-do')}
      path={`api/sources/${source.id}/describe`}
      data={describing(source, agreed)}
      onClose={onClose}
      onDone={onDone}
    >
      <p>
        <b>{source.code}</b> · {t(`watch-sources.regime.${source.regime}`)}
      </p>
      <AgreedFields agreed={agreed} isNew={false} onAgreed={setAgreed} />
    </ActDialog>
  );
}
