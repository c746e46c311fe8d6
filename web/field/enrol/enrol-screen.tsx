import { useState } from 'preact/hooks';
import { shortest } from '../keep/index.ts';
import { t, tCode } from '../notebook/index.ts';
import { LanguageChoice } from '../lock/language-choice.tsx';
import { enrol, type Enrolled } from './enrol.ts';

/** What is wrong with what was typed, as the end of an id of the catalog; null where nothing is. */
function faultIn({ own, again, duress }: { own: string; again: string; duress: string }): string | null {
  if (own.trim().length < shortest.own) return 'too-short';
  if (own !== again) return 'not-the-same';
  if (duress === '') return null;
  if (duress.trim().length < shortest.duress) return 'duress-too-short';
  return duress === own ? 'duress-the-same' : null;
}

function Fault({ enrolled }: { enrolled: Exclude<Enrolled, 'done'> }) {
  const words =
    typeof enrolled === 'string' ? t(`field-enrol.${enrolled}`) : tCode('refusals', enrolled.refused);
  return (
    <p class="refusal" role="alert">
      {words}
    </p>
  );
}

function Secret({
  name,
  value,
  onText,
  said,
  isNeeded = false,
}: {
  name: 'own' | 'again' | 'duress';
  value: string;
  onText: (text: string) => void;
  said?: string;
  isNeeded?: boolean;
}) {
  return (
    <label class="field">
      <span>{t(`field-enrol.${name}`)}</span>
      <input
        name={name}
        type="password"
        autocomplete="new-password"
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
        required={isNeeded}
      />
      {said && <small>{said}</small>}
    </label>
  );
}

/** The first screen of a phone that has no notebook. It says nothing of what the notebook is for. */
export function EnrolScreen() {
  const [typed, setTyped] = useState({ code: '', own: '', again: '', duress: '', showsVillages: false });
  const [fault, setFault] = useState<string | null>(null);
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong = faultIn(typed);
    setFault(wrong);
    setEnrolled(null);
    if (wrong) return;
    setBusy(true);
    const { code, own, duress, showsVillages } = typed;
    setEnrolled(await enrol({ code, own, duress: duress || null, showsVillages }));
    setBusy(false);
  };
  const set = (change: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...change }));

  return (
    <main class="outside">
      <h1>{t('field-lock.title')}</h1>
      <form onSubmit={(event) => void submit(event)}>
        <label class="field">
          <span>{t('field-enrol.code')}</span>
          <input
            name="code"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            value={typed.code}
            onInput={(event) => set({ code: event.currentTarget.value })}
            required
          />
        </label>
        <Secret
          name="own"
          value={typed.own}
          onText={(own) => set({ own })}
          said={t('field-enrol.own-said', { least: shortest.own })}
          isNeeded
        />
        <Secret name="again" value={typed.again} onText={(again) => set({ again })} isNeeded />
        <details>
          <summary>{t('field-enrol.more')}</summary>
          <Secret
            name="duress"
            value={typed.duress}
            onText={(duress) => set({ duress })}
            said={t('field-enrol.duress-said')}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={typed.showsVillages}
              onChange={(event) => set({ showsVillages: event.currentTarget.checked })}
            />
            {t('field-enrol.shows-villages')}
          </label>
        </details>
        {fault && (
          <p class="refusal" role="alert">
            {t(`field-enrol.fault.${fault}`, fault === 'too-short' ? { least: shortest.own } : {})}
          </p>
        )}
        {enrolled && enrolled !== 'done' && <Fault enrolled={enrolled} />}
        <button class="btn go" disabled={isBusy}>
          {t(isBusy ? 'field-enrol.busy' : 'field-enrol.do')}
        </button>
      </form>
      <LanguageChoice />
    </main>
  );
}
