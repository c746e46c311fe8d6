// As a service speaks that RapidPro has as an external channel, with us in RapidPro's place: forms with `from`, `text`
// and `date` come in, `to`, `text`, `id` and `channel` go out, and sent, delivered and failed are called back with `id`.
// A flow of RapidPro itself can post the same fields. Nothing is signed: both sides show a secret in a header.
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { type Dialect, objectIn, textIn, timeOf } from './dialect.ts';

/** RapidPro's ids are whole numbers, and who reads them may know no others. */
const below = 2 ** 47;

export const rapidpro: Dialect = {
  isSigned: false,
  mayAskAgain: false,
  drawToken: () => String(randomInt(1, below)) + String(randomInt(10)),

  request({ token, number, words }, { gateway, password }) {
    const form = new URLSearchParams({ to: number, text: words, id: token, channel: gateway });
    return {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Bearer ${password}`,
      },
      body: form.toString(),
    };
  },

  read({ headers, report, body }) {
    const field = fieldsIn(String(headers['content-type'] ?? ''), body);
    const id = field('id');
    if (report !== null) return id === null ? null : { token: id, fate: report };
    const [from, text, date] = [
      field('from') ?? field('sender'),
      field('text'),
      field('date') ?? field('time'),
    ];
    if (from === null || from === '' || from.length > 40 || text === null) return null;
    return {
      message: {
        kind: 'text',
        from,
        text,
        // Without an id, what says the same of the same time is the same.
        reference: id?.slice(0, 64) ?? (date === null ? randomUUID() : digestOf(from, text, date)),
        sentAt: timeOf(date),
      },
    };
  },
};

function fieldsIn(type: string, body: Uint8Array): (name: string) => string | null {
  if (type.includes('json')) {
    const object = objectIn(body) ?? {};
    return (name) => (typeof object[name] === 'number' ? String(object[name]) : textIn(object[name]));
  }
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  return (name) => form.get(name)?.toWellFormed() ?? null;
}

function digestOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
