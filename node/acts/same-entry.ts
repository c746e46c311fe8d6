// A request with an id of its own may come twice. The same again changes nothing; other content under the same id is
// refused. The log holds the data as its rule wrote it, so what rules add or leave out is no difference.
import type { LoggedEntry } from '../log/index.ts';
import type { CheckedRequest } from './request.ts';

/** What `alert.decide` leaves out of the log where it does not belong to the decision. */
const leftOut = ['cause', 'recipient', 'reviewAt', 'checks'];

/** True when the logged entry is this request: same act, subject, pen, parts and data. */
export function isSameEntry({ entry }: LoggedEntry, request: CheckedRequest): boolean {
  const { declared, actor, signed } = request;
  // A phone signs what it wrote once: the same signature is the same text, and another one is not.
  if (signed && entry.signature !== undefined) return signed.signature === entry.signature;
  const subject = declared.creates ? entry.id : request.subject;
  const names = entry.bodies.map((body) => body.name);
  return (
    entry.act === declared.name &&
    entry.subject.id === subject &&
    entry.pen === actor.pen &&
    isSame(names.sort(), Object.keys(request.bodies).sort()) &&
    Object.entries(request.data).every(
      ([name, given]) =>
        isSame(entry.data[name], given) ||
        (entry.data[name] === undefined && entry.act === 'alert.decide' && leftOut.includes(name)),
    )
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
