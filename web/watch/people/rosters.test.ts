import { expect, test } from 'vitest';
import { mayAssign, postsFor, scopesOf } from './rosters.ts';

const ladder = { acknowledgeMinutes: 5, dutyOfficerMinutes: 10, decideMinutes: 30, feedbackHours: 72 };
const base = (slug: string, province: string) => ({
  slug,
  label: slug,
  province,
  latitude: 0,
  longitude: 0,
  ladder,
});
const bases = [base('kibua', 'nk'), base('beni', 'nk'), base('uvira', 'sk')];
const post = (role: string, at: string | null, province: string | null) => ({
  post: role,
  slug: `${at ?? province}-${role}`,
  label: role,
  role,
  base: at,
  baseLabel: at,
  province,
  hasNumber: true,
});

test('a base keeps its own two seats, a province its duty officer and its bases', () => {
  expect(scopesOf(post('commander', 'kibua', 'nk'), bases)).toEqual([
    { slug: 'kibua', isProvince: false, seats: ['assistant', 'commander'] },
  ]);
  expect(scopesOf(post('head-of-office', null, 'nk'), bases).map(({ slug }) => slug)).toEqual([
    'nk',
    'kibua',
    'beni',
  ]);
  expect(scopesOf(post('administrator', null, null), bases)).toHaveLength(5);
  expect(scopesOf(post('mission-analyst', null, null), bases)).toEqual([]);
});

test('only those who keep rosters see how to change one', () => {
  expect(['commander', 'duty-officer', 'head-of-office', 'administrator'].every(mayAssign)).toBe(true);
  expect(['assistant', 'analyst', 'custodian', 'logistics'].some(mayAssign)).toBe(false);
});

test('posts of the same place may take a seat, its own role first', () => {
  const posts = [
    post('commander', 'kibua', 'nk'),
    post('assistant', 'kibua', 'nk'),
    post('assistant', 'beni', 'nk'),
    post('duty-officer', null, 'nk'),
    post('duty-officer', null, 'sk'),
  ];
  expect(postsFor('assistant', 'kibua', posts).map(({ role }) => role)).toEqual(['assistant', 'commander']);
  expect(postsFor('duty-officer', 'nk', posts)).toHaveLength(1);
});
