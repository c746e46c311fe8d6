// The door of the exercise: what this is, and everybody one may be. One click and one is inside.
import { t } from '../../shared/words.ts';
import { becomePersona, exercise, exerciseRefusal, readExercise } from './exercise.ts';
import { OtherPersonas } from './other-personas.tsx';
import { Persona, personasInStrip } from './persona.tsx';
import './exercise.css';

export function ExerciseEntrance() {
  const personas = exercise.value?.personas ?? [];
  return (
    <>
      <p class="said">{t('watch-exercise.what-this-is')}</p>
      <h2 class="sec">{t('watch-exercise.sit-down-as')}</h2>
      {exerciseRefusal.value && (
        <p class="refusal" role="alert">
          {exerciseRefusal.value.message}
        </p>
      )}
      {personas.length === 0 && !exerciseRefusal.value && (
        <p class="mut">{t(exercise.value ? 'watch-exercise.nobody' : 'watch-exercise.reading')}</p>
      )}
      {personas.length === 0 && exerciseRefusal.value && (
        <button type="button" class="btn" onClick={() => void readExercise()}>
          {t('watch-exercise.again')}
        </button>
      )}
      <div class="cast-grid">
        {personas.slice(0, personasInStrip).map((persona) => (
          <button key={persona.post} type="button" onClick={() => void becomePersona(persona)}>
            <Persona persona={persona} />
          </button>
        ))}
        {personas.length > personasInStrip && <OtherPersonas personas={personas.slice(personasInStrip)} />}
      </div>
      <p class="first-alert">{t('watch-exercise.five-minutes')}</p>
    </>
  );
}
