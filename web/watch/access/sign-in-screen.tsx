import { useState } from 'preact/hooks';
import { isExercise } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { ExerciseEntrance } from '../exercise/index.ts';
import { Enrolment } from './enrolment.tsx';
import { Languages } from './languages.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './access.css';

/** Where one comes in: as anybody in an exercise; with passphrase and code, or a one-time code, in a real node. */
export function SignInScreen() {
  const [isNew, setNew] = useState(false);
  return (
    <section class={`page entrance ${isExercise.value ? 'of-exercise' : ''}`}>
      <header>
        <h1>
          {t(
            isExercise.value
              ? 'watch-access.welcome'
              : isNew
                ? 'watch-access.first-time'
                : 'watch-access.sign-in',
          )}
        </h1>
        <Languages />
      </header>
      {isExercise.value ? (
        <ExerciseEntrance />
      ) : isNew ? (
        <Enrolment onBack={() => setNew(false)} />
      ) : (
        <SignInForm onFirstTime={() => setNew(true)} />
      )}
    </section>
  );
}
