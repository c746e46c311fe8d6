import type { ExercisePhone } from '@ulinzi/domain/exercise';
import { describe, expect, it } from 'vitest';
import { nthOfCommunity, openingPhone, pageDigits, phoneGroups, senderAmong } from './phones.ts';

function phone(number: string, own: Partial<ExercisePhone> = {}): ExercisePhone {
  return {
    number,
    kind: 'source',
    community: null,
    communityLabel: null,
    post: null,
    postLabel: null,
    language: 'sw',
    ...own,
  };
}

const ntoto = phone('1', { community: 'ntoto', communityLabel: 'Ntoto' });
const luvungi = phone('2', { community: 'luvungi-walikale', communityLabel: 'Luvungi (Walikale)' });
const luvungiToo = phone('3', { community: 'luvungi-walikale', communityLabel: 'Luvungi (Walikale)' });
const stranger = phone('4', { kind: 'stranger' });
const officer = phone('5', { kind: 'post', post: 'nk-duty-officer' });
const commander = phone('6', { kind: 'post', post: 'kibua-commander' });
const clerk = phone('7', { kind: 'post', post: 'nk-analyst' });
const all = [ntoto, luvungi, luvungiToo, stranger, officer, commander, clerk];

describe('the phones of the exercise', () => {
  it('begins with a Focal Point of Luvungi, else with any, and never with nothing where there is one', () => {
    expect(openingPhone(all)).toBe(luvungi);
    expect(openingPhone([officer, ntoto])).toBe(ntoto);
    expect(openingPhone([officer])).toBe(officer);
    expect(openingPhone([])).toBeNull();
  });

  it('sends an alert from the phone in hand, but never from an officer', () => {
    expect(senderAmong(all, ntoto)).toBe(ntoto);
    expect(senderAmong(all, stranger)).toBe(stranger);
    expect(senderAmong(all, officer)).toBe(luvungi);
    expect(senderAmong(all, null)).toBe(luvungi);
  });

  it('tells two Focal Points of one community apart without telling who they are', () => {
    expect(nthOfCommunity(luvungi, all)).toBe(1);
    expect(nthOfCommunity(luvungiToo, all)).toBe(2);
    expect(nthOfCommunity(ntoto, all)).toBeNull();
  });
});

describe('the choice of phones', () => {
  it('puts the visitor’s own phone first as soon as it gets a page', () => {
    const quiet = phoneGroups(all, officer, () => false, luvungi);
    expect([quiet.ringing, quiet.posts]).toEqual([[], [officer]]);
    const ringing = phoneGroups(all, officer, (number) => number === officer.number, luvungi);
    expect([ringing.ringing, ringing.posts]).toEqual([[officer], []]);
  });

  it('has of the other posts those that were paged and the one in hand', () => {
    const { posts } = phoneGroups(all, officer, (number) => number === commander.number, clerk);
    expect(posts).toEqual([officer, commander, clerk]);
  });

  it('sorts Focal Points by the name of their community', () => {
    const { sources, strangers } = phoneGroups(all, null, () => false, null);
    expect(sources.map(({ number }) => number)).toEqual(['2', '3', '1']);
    expect(strangers).toEqual([stranger]);
  });
});

describe('a page', () => {
  it.each([
    ['Rappelle-moi stp. 47', '47'],
    ['Unipigie tafadhali, simu 3. 47', '47'],
    ['Please call me back. 7 ', '7'],
  ])('%s is answered with %s', (text, digits) => {
    expect(pageDigits(text)).toBe(digits);
  });

  it.each(['Jette un oeil stp.', 'Imefika. Aksanti.', '', null])('%s is none', (text) => {
    expect(pageDigits(text)).toBeNull();
  });
});
