import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instance, readInstance } from './instance-xml.ts';
import { escaped } from './xml.ts';

const bytes = (xml: string) => Buffer.from(xml, 'utf8');
const read = (xml: string) => readInstance(bytes(xml));
const meta = '<orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>';
const data = (inside: string, attributes = 'id="f" version="2"') =>
  `<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" ${attributes}>${inside}${meta}</data>`;

describe('a filled in form', () => {
  it('is read by path, without prefixes, with what repeats and without what is empty', () => {
    const found = read(
      data('<a>x &lt; <![CDATA[&lt;]]> &#233;</a><b/><g><c>1</c></g><g><c>2</c></g><!-- y -->'),
    );
    expect(found).toMatchObject({ formId: 'f', version: '2', instanceId: 'uuid:1' });
    expect(Object.fromEntries((found as Instance).answers)).toEqual({
      a: ['x < &lt; é'],
      'g/c': ['1', '2'],
      'meta/instanceID': ['uuid:1'],
    });
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['cut off', data('<a>x</a>').slice(0, -4)],
    ['two roots', `${data('')}<x/>`],
    ['a DOCTYPE', `<!DOCTYPE data [<!ENTITY x SYSTEM "file:///etc/passwd">]>${data('<a>&x;</a>').slice(21)}`],
    ['an entity of its own', data('<a>&x;</a>')],
    ['a reference to no character', data('<a>&#0;</a>')],
    ['half of a pair', data('<a>&#xD800;</a>')],
    ['deeper than any form', data(`${'<a>'.repeat(60)}x${'</a>'.repeat(60)}`)],
    ['deep beyond measure', data(`${'<a>'.repeat(50_000)}x${'</a>'.repeat(50_000)}`)],
    ['a name of JavaScript', data('<__proto__>x</__proto__>')],
    ['a control character', data('<a>\u0000</a>')],
  ])('%s is refused', (_what, xml) => {
    expect(read(xml)).toEqual({ refused: 'openrosa/malformed' });
  });

  it('in another encoding is refused', () => {
    expect(readInstance(Buffer.from(data('<a>é</a>'), 'latin1'))).toEqual({ refused: 'openrosa/malformed' });
  });

  it('encrypted, or without an identity, is refused for that', () => {
    const encrypted = data(
      '<base64EncryptedKey>AAAA</base64EncryptedKey>',
      'id="f" version="2" encrypted="yes"',
    );
    expect(read(encrypted)).toEqual({ refused: 'openrosa/encrypted' });
    expect(read('<data id="f"><a>1</a></data>')).toEqual({ refused: 'openrosa/no-instance-id' });
    expect(read('<data instanceID="uuid:1"><a>1</a></data>')).toEqual({ refused: 'openrosa/no-instance-id' });
  });

  it('gives back every text that XML can hold', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((one) => one.trim() !== '' && !/[\p{Cc}\uFFFE\uFFFF]/u.test(one) && one.isWellFormed());
    fc.assert(
      fc.property(text, (one) => {
        const found = read(data(`<a>${escaped(one)}</a>`));
        expect((found as Instance).answers.get('a')).toEqual([one]);
      }),
    );
  });

  it('whatever comes is read or refused, and nothing is thrown', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '&',
        ';',
        '"',
        'a',
        '<a>',
        '</a>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '<?',
        '?>',
        '#x',
        ' id="f"',
        '<!DOCTYPE',
        '\u0000',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (some) => {
        const found = read(data(some.join('')));
        if ('refused' in found) expect(found.refused).toMatch(/^openrosa\//);
        else expect(found.formId).toBe('f');
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (some) => void readInstance(some)));
  });
});
