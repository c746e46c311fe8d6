import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { EnrolScreen } from '../enrol/index.ts';
import { startLine } from '../line/index.ts';
import { BlankNotebook, LockScreen, watchOver } from '../lock/index.ts';
import { inside, standing } from '../notebook/ground.ts';
import { t } from '../notebook/index.ts';
import { Screen } from './screens.tsx';

// What is read of the notebook stands in the address by ids alone; shut, not even these do.
effect(() => {
  if (standing.value !== 'open' && location.hash !== '') history.replaceState(null, '', location.pathname);
});

function Open() {
  const open = inside.value;
  useEffect(() => {
    if (!open) return undefined;
    const ends = [startLine(open), watchOver()];
    return () => {
      for (const end of ends) end();
    };
  }, [open]);
  if (!open) return null;
  return (
    <div class="phone">
      {open.self.isExercise && (
        <aside class="ex">
          <span>{t('field-frame.exercise')}</span>
        </aside>
      )}
      <Screen />
    </div>
  );
}

/** The whole app: outside the lock a notebook like any other, inside it the screens. */
export function App() {
  switch (standing.value) {
    case 'none':
      return <EnrolScreen />;
    case 'locked':
      return <LockScreen />;
    case 'blank':
      return <BlankNotebook />;
    case 'open':
      return <Open />;
  }
}
