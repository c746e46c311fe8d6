import type { Role } from '@ulinzi/domain/kernel';
import type { TestNode } from '../../testing/test-node.ts';

/** A post of each role in the furnished node's own base or province. */
export const postOf: Readonly<Record<Role, string>> = {
  assistant: 'kibua-cla-1',
  commander: 'kibua-commander',
  'duty-officer': 'nk-duty-officer',
  'jpt-member': 'nk-jpt-1',
  'protection-manager': 'nk-protection-manager',
  analyst: 'nk-analyst',
  'head-of-office': 'nk-head-of-office',
  logistics: 'nk-logistics',
  custodian: 'nk-custodian',
  'mission-analyst': 'kinshasa-analyst',
  administrator: 'administrator',
};

/** The same roles in another province; its custodian and administrator are the mission's own. */
export const foreignPostOf = {
  assistant: 'fizi-cla-1',
  commander: 'fizi-commander',
  'duty-officer': 'sk-duty-officer',
  'protection-manager': 'sk-protection-manager',
  'head-of-office': 'sk-head-of-office',
  'jpt-member': 'sk-jpt-1',
} as const satisfies Partial<Record<Role, string>>;

/** Opens the posts that the furnished node lacks. */
export async function openAllPosts(test: TestNode): Promise<void> {
  const missing: [string, Role, string][] = [
    ['nk-jpt-1', 'jpt-member', 'nk'],
    ['nk-head-of-office', 'head-of-office', 'nk'],
    ['nk-logistics', 'logistics', 'nk'],
    ['sk-duty-officer', 'duty-officer', 'sk'],
    ['sk-protection-manager', 'protection-manager', 'sk'],
    ['sk-head-of-office', 'head-of-office', 'sk'],
    ['sk-jpt-1', 'jpt-member', 'sk'],
  ];
  for (const [slug, role, province] of missing) {
    await test.did('post.open', null, null, { slug, label: slug, role, province });
    test.node.app.keystore.openAccount({ name: `EXERCISE ${slug}`, post: slug });
  }
}
