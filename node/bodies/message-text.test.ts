import { expect, it } from 'vitest';
import { messageText } from './message-text.ts';

const sealed = (message: object) => Buffer.from(JSON.stringify(message), 'utf8');

it('reads the words of a message as they are sealed now', () => {
  expect(messageText(sealed({ text: 'Silaha', raw: '{}' }))).toBe('Silaha');
  expect(messageText(sealed({ text: '', raw: '{}' }))).toBe('');
  expect(messageText(sealed({ text: null, raw: '{}' }))).toBeNull();
});

it('reads the words of a message as the first release sealed them', () => {
  const rows = [{ TextDecoded: 'Silaha ' }, { TextDecoded: 'huko' }];
  expect(messageText(sealed({ source: 'gammu-smsd', rows }))).toBe('Silaha huko');
  expect(messageText(sealed({ from: '+243000000231', text: 'Silaha', reference: '1' }))).toBe('Silaha');
  expect(messageText(sealed({ from: '+243000000231', kind: 'call', reference: '1' }))).toBeNull();
  expect(messageText(sealed({ source: 'gammu-smsd', call: { rings: [] } }))).toBeNull();
});
