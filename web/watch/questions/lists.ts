import type { QuestionsAnswer } from '@ulinzi/domain/questions';
import { listOf } from '../../shared/list.ts';

/** Questions that the reader may see, without their words. */
export const questions = listOf<QuestionsAnswer>('api/questions', 'questions');
