// "You are…": the people of the exercise, above everything. One click and one sits in another's place.
import { useEffect } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import {
  becomePersona,
  exercise,
  exerciseRefusal,
  isHandsetOpen,
  readExercise,
  showHandset,
} from './exercise.ts';
import { OtherPersonas } from './other-personas.tsx';
import { Persona, personasInStrip } from './persona.tsx';
import { pages } from './phone-line.ts';
import './exercise.css';

export function PersonaStrip() {
  useEffect(() => void readExercise(), []);
  const personas = exercise.value?.personas ?? [];
  const sitting = actor.value?.post;
  return (
    <nav class="cast" aria-label={t('watch-exercise.choose-persona')} data-scroll>
      <b class="cast-said">{t('watch-exercise.you-are')}</b>
      {personas.slice(0, personasInStrip).map((persona) => (
        <button
          key={persona.post}
          type="button"
          title={persona.label}
          aria-pressed={persona.post === sitting}
          onClick={() => void becomePersona(persona)}
        >
          <Persona persona={persona} />
        </button>
      ))}
      {personas.length > personasInStrip && <OtherPersonas personas={personas.slice(personasInStrip)} />}
      {personas.length > 0 && <OtherPersonas personas={personas} isAll />}
      {personas.length === 0 && <StripState />}
      <PhoneSwitch />
    </nav>
  );
}

/** While nobody is there to choose: being read, refused with the way to try again, or an exercise without people. */
function StripState() {
  const refusal = exerciseRefusal.value;
  if (!refusal) {
    return <p class="mut sm">{t(exercise.value ? 'watch-exercise.nobody' : 'watch-exercise.reading')}</p>;
  }
  return (
    <p class="refusal" role="alert">
      {refusal.message}
      <button type="button" class="again" onClick={() => void readExercise()}>
        {t('watch-exercise.again')}
      </button>
    </p>
  );
}

/** The Focal Point is nobody who signs in: she has a phone. */
function PhoneSwitch() {
  return (
    <button
      type="button"
      class="phone-switch"
      aria-expanded={isHandsetOpen.value}
      aria-controls="handset"
      onClick={() => showHandset(!isHandsetOpen.value)}
    >
      <Icon name="phone" />
      <span>
        {t('watch-exercise.focal-point')}
        <small>{t(isHandsetOpen.value ? 'watch-exercise.phone-open' : 'watch-exercise.phone-closed')}</small>
      </span>
      {pages.value.size > 0 && (
        <span class="ringing">
          {pages.value.size}
          <span class="vh"> {t('watch-exercise.ringing', { count: pages.value.size })}</span>
        </span>
      )}
    </button>
  );
}
