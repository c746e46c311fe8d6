// The exercise as this screen knows it: whom a visitor may be, and the phones that lie beside the desk.
import type { PostAnswer } from '@ulinzi/domain/access';
import type { ExerciseAnswer, ExercisePhone } from '@ulinzi/domain/exercise';
import { computed, signal } from '@preact/signals';
import { post, read, type Refused } from '../../shared/api.ts';
import { actor, refreshSession } from '../../shared/session.ts';
import { openingPhone } from './phones.ts';

export const exercise = signal<ExerciseAnswer | null>(null);

/** Why the exercise could not be read, or a persona not taken. */
export const exerciseRefusal = signal<Refused | null>(null);

/** Reads whom one may be and which phones there are; screens call it when they are opened. */
export async function readExercise(): Promise<void> {
  const answer = await read<ExerciseAnswer>('api/exercise');
  if (answer.ok) exercise.value = answer.value;
  exerciseRefusal.value = answer.ok ? null : answer.refusal;
}

/** Sits down as somebody else: one click, no passphrase. */
export async function becomePersona(persona: PostAnswer): Promise<void> {
  const answer = await post('api/session/persona', { post: persona.post });
  exerciseRefusal.value = answer.ok ? null : answer.refusal;
  if (answer.ok) await refreshSession();
}

const storedUnder = 'handset';
/** Below this width the phone lies over the page, so it is not open of itself. */
const roomBeside = matchMedia('(min-width: 1180px)');

/** Whether the phone is to be seen. Chosen once on a desk, it stays so; over a page it is opened each time. */
export const isHandsetOpen = signal(roomBeside.matches && localStorage.getItem(storedUnder) !== 'closed');

export function showHandset(isOpen: boolean): void {
  isHandsetOpen.value = isOpen;
  if (roomBeside.matches) localStorage.setItem(storedUnder, isOpen ? 'open' : 'closed');
}

/** Whoever goes to the page from a phone that lies over it wants to see the page. */
export function uncoverPage(): void {
  if (!roomBeside.matches) showHandset(false);
}

export const phones = computed<readonly ExercisePhone[]>(() => exercise.value?.phones ?? []);

const chosenNumber = signal<string | null>(null);

/** The phone in the visitor's hand. */
export const phone = computed<ExercisePhone | null>(
  () => phones.value.find((one) => one.number === chosenNumber.value) ?? openingPhone(phones.value),
);

export function takePhone(number: string): void {
  chosenNumber.value = number;
}

/** The phone of whoever sits at this screen: pages for the person on duty come here. */
export const ownPhone = computed<ExercisePhone | null>(() => {
  const sitting = actor.value?.post;
  return phones.value.find((one) => sitting !== undefined && one.post === sitting) ?? null;
});
