import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatenationOf, joinParts, textOf, type InboxRow } from './multipart.ts';

const row = (fields: Partial<InboxRow> & { ID: number; text: string }): InboxRow => ({
  SenderNumber: '+243990000001',
  Text: Buffer.from(fields.text, 'utf16le').swap16().toString('hex'),
  Coding: 'Unicode_No_Compression',
  UDH: '',
  Class: -1,
  ReceivingDateTime: '2026-11-20 09:30:15',
  ArrivedAt: 0,
  ...fields,
});

const header = (reference: number, parts: number, sequence: number) =>
  Buffer.from([5, 0, 3, reference, parts, sequence]).toString('hex');

const textParts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), {
  minLength: 2,
  maxLength: 9,
});

test('parts in any order, some of them twice, are one message with the words in their order', () => {
  fc.assert(
    fc.property(textParts, fc.nat(255), fc.infiniteStream(fc.nat()), (parts, reference, random) => {
      const rows = parts.map((text, index) =>
        row({ ID: index + 1, text, UDH: header(reference, parts.length, index + 1) }),
      );
      const twice = rows.filter((_, index) => index % 3 === 0).map((one) => ({ ...one, ID: one.ID + 100 }));
      const shuffled = [...rows, ...twice]
        .map((one) => ({ one, at: random.next().value! }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const messages = joinParts(shuffled);
      expect(messages).toHaveLength(1);
      expect(messages[0]!.isComplete).toBe(true);
      expect(textOf(messages[0]!)).toBe(parts.join(''));
      expect([...messages[0]!.ids].sort()).toEqual(shuffled.map((one) => one.ID).sort());
    }),
  );
});

test('a character cut in two by the end of a part is whole again', () => {
  const [high, low] = ['\ud83d', '\udd25'];
  const rows = [
    row({ ID: 1, text: `moto ${high}`, UDH: header(7, 2, 1) }),
    row({ ID: 2, text: low!, UDH: header(7, 2, 2) }),
  ];
  expect(textOf(joinParts(rows)[0]!)).toBe('moto 🔥');
  expect(textOf(joinParts(rows.slice(0, 1))[0]!)).toBe('moto \ufffd');
});

test('two senders with one reference, and one sender who comes round to it again, are not mixed', () => {
  const messages = joinParts([
    row({ ID: 1, text: 'a1', UDH: header(7, 2, 1) }),
    row({ ID: 2, text: 'b1', UDH: header(7, 2, 1), SenderNumber: '+243990000002' }),
    row({ ID: 3, text: 'c1', UDH: header(7, 2, 1) }),
    row({ ID: 4, text: 'b2', UDH: header(7, 2, 2), SenderNumber: '+243990000002' }),
    row({ ID: 5, text: 'a2', UDH: header(7, 2, 2) }),
  ]);
  expect(messages.map((message) => [textOf(message), message.isComplete])).toEqual([
    ['a1a2', true],
    ['b1b2', true],
    ['c1', false],
  ]);
});

test('a part with a reference of 16 bits, or with other elements before it, is one too', () => {
  expect(concatenationOf('06080412340302')).toEqual({ reference: 0x1234, parts: 3, sequence: 2 });
  expect(concatenationOf('0B0504158115810003440201')).toEqual({ reference: 0x44, parts: 2, sequence: 1 });
});

test('a header that makes no sense leaves the message alone', () => {
  for (const udh of ['', '05', '0500034402', '050003440203', '050003440200', '06050415811581']) {
    expect(concatenationOf(udh)).toBeNull();
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      const udh = Buffer.from(bytes).toString('hex');
      expect(joinParts([row({ ID: 1, text: 'Kibua', UDH: udh })])).toHaveLength(1);
    }),
  );
});

test('a message of bytes has no text', () => {
  expect(textOf(joinParts([row({ ID: 1, text: '', Text: 'DEADBEEF', Coding: '8bit' })])[0]!)).toBeNull();
});
