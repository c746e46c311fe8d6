import { describe, expect, it } from 'vitest';
import type { Role } from '../kernel/index.ts';
import { findPosts } from './find-posts.ts';

const posts: { slug: string; label: string; role: Role }[] = [
  { slug: 'kibua-cla-1', label: 'Assistante, Kibua', role: 'assistant' },
  { slug: 'sange-liaison', label: 'Relève, Sange', role: 'assistant' },
  { slug: 'kibua-commander', label: 'Commandant, Kibua', role: 'commander' },
];
const found = (text: string) => findPosts(posts, text).posts.map(({ slug }) => slug);

describe('posts by what they are called', () => {
  it('A2 "CLI" finds the CLA, and says until when it was the name', () => {
    for (const text of ['CLI', 'cli', ' Community Liaison Interpreter', 'community liaison int']) {
      expect(found(text)).toEqual(['kibua-cla-1', 'sange-liaison']);
      expect(findPosts(posts, text).former).toEqual({ role: 'assistant', name: 'CLI', until: '2011-04' });
    }
    for (const text of ['CLA', 'Community Liaison Assistant']) {
      expect(found(text)).toEqual(['kibua-cla-1', 'sange-liaison']);
      expect(findPosts(posts, text).former).toBeNull();
    }
  });

  it('by short name, label without accents, and role', () => {
    expect(found('kibua')).toEqual(['kibua-cla-1', 'kibua-commander']);
    expect(found('releve')).toEqual(['sange-liaison']);
    expect(found('commander')).toEqual(['kibua-commander']);
    expect(found('nobody')).toEqual([]);
  });
});
