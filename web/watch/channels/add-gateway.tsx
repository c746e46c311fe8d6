import { dialects, gatewayKinds } from '@ulinzi/domain/channels';
import { useState } from 'preact/hooks';
import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { bases } from '../../shared/registers.ts';
import { isExercise } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import {
  type FieldAsked,
  fieldsAsked,
  fieldWord,
  gatewayTyped,
  type Kind,
  nextSteps,
  type Typed,
} from './gateway-form.ts';

/** Adds a gateway: asks what its kind needs and nothing else, and says at the end what is left to do. */
export function AddGateway({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const kinds = gatewayKinds.filter((kind) => kind !== 'loopback' || isExercise.value);
  const [typed, setTyped] = useState<Typed>({
    kind: kinds[0] ?? 'gammu',
    connection: 'at',
    dialect: 'android',
  });
  const [isAdded, setAdded] = useState(false);
  const asking = useAsking();
  const kind = typed['kind'] as Kind;
  const set = (name: string) => (value: string) => setTyped({ ...typed, [name]: value });
  const data = gatewayTyped(kind, typed);
  const send = async () => {
    if (!data || !(await asking.ask(() => act('api/gateways', data)))) return;
    // What was typed into secret fields is not kept here either.
    setTyped({
      kind,
      slug: typed['slug'] ?? '',
      label: typed['label'] ?? '',
      dialect: typed['dialect'] ?? '',
      device: typed['device'] ?? '',
    });
    setAdded(true);
    onDone();
  };
  return (
    <FormDialog
      title={t('watch-channels.add-title')}
      does={t('watch-channels.add-do')}
      asking={asking}
      canSend={data !== null}
      isDone={isAdded}
      onSend={send}
      onClose={onClose}
    >
      {isAdded ? (
        <WhatIsLeft typed={typed} />
      ) : (
        <>
          <fieldset class="choices kinds">
            <legend>{t('watch-channels.kind')}</legend>
            {kinds.map((one) => (
              <label key={one}>
                <input type="radio" name="kind" checked={kind === one} onChange={() => set('kind')(one)} />
                <span>
                  <b class="cap">{t(`watch-channels.kind.${one}`)}</b>{' '}
                  <small class="sm mut">{t(`watch-channels.kind-said.${one}`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <Field name="label" value={typed['label']} isNeeded onValue={set('label')} />
          <Field name="slug" value={typed['slug']} isNeeded onValue={set('slug')} />
          <label class="field">
            <span>{t('watch-channels.field.base')}</span>
            <select
              required
              value={typed['base'] ?? ''}
              onChange={(event) => set('base')(event.currentTarget.value)}
            >
              <option value="">{t('watch-registers.choose')}</option>
              {(bases.value.value?.bases ?? []).map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          {fieldsAsked(kind, typed).map((field) => (
            <AskedField key={field.name} field={field} value={typed[field.name]} onValue={set(field.name)} />
          ))}
          {asking.refusal && asking.refusal.missing.length > 0 && (
            <p class="refusal">
              {asking.refusal.missing.map((name) => t(`watch-channels.field.${fieldWord(name)}`)).join(', ')}
            </p>
          )}
        </>
      )}
    </FormDialog>
  );
}

function WhatIsLeft({ typed }: { typed: Typed }) {
  const { label = '', slug = '', device = '' } = typed;
  return (
    <>
      <output>
        <b>{t('watch-channels.added', { label })}</b>
      </output>
      <ol class="steps-list">
        {nextSteps(typed).map((step) => (
          <li key={step}>{t(`watch-channels.next.${step}`, { slug, device })}</li>
        ))}
      </ol>
    </>
  );
}

function AskedField({
  field: { name, as, isNeeded, isSecret },
  value,
  onValue,
}: {
  field: FieldAsked;
  value: string | undefined;
  onValue: (value: string) => void;
}) {
  if (as === 'tick')
    return (
      <label class="tick">
        <input
          type="checkbox"
          checked={value === 'yes'}
          onChange={(event) => onValue(event.currentTarget.checked ? 'yes' : '')}
        />
        {t(`watch-channels.field.${fieldWord(name)}`)}
      </label>
    );
  if (as === 'dialect')
    return (
      <fieldset class="choices">
        <legend>{t('watch-channels.field.dialect')}</legend>
        {dialects.map((one) => (
          <label key={one}>
            <input type="radio" name="dialect" checked={value === one} onChange={() => onValue(one)} />
            <span>{t(`watch-channels.dialect.${one}`)}</span>
          </label>
        ))}
      </fieldset>
    );
  return (
    <Field name={name} as={as} value={value} isNeeded={isNeeded} isSecret={isSecret} onValue={onValue} />
  );
}

const placeholders: Readonly<Record<string, string>> = {
  device: '/dev/ttyUSB0',
  sendUrl: 'http://127.0.0.1:18080/message',
  statusUrl: 'http://127.0.0.1:13000/status.xml',
  port: '2775',
};

function Field({
  name,
  as = 'text',
  value = '',
  isNeeded,
  isSecret = false,
  onValue,
}: {
  name: string;
  as?: FieldAsked['as'];
  value?: string | undefined;
  isNeeded: boolean;
  isSecret?: boolean;
  onValue: (value: string) => void;
}) {
  const shown = {
    inputMode: as === 'number' ? 'numeric' : as === 'address' ? 'url' : 'text',
    // Covered, and no field of a password: a browser would offer to keep a key of the gateway's beside the screen.
    class: as === 'password' ? 'masked' : '',
    type: 'text',
    autoComplete: 'off',
    spellcheck: false,
    maxLength: name === 'slug' ? 40 : 80,
    required: isNeeded,
    placeholder: placeholders[name] ?? '',
    value,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onValue(event.currentTarget.value),
  } as const;
  return (
    <label class="field">
      <span>{t(`watch-channels.field.${fieldWord(name)}`)}</span>
      <input {...shown} />
      {isSecret && <small class="xs">{t('watch-channels.secrets-said')}</small>}
    </label>
  );
}
