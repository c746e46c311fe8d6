// PostgreSQL's binary form of one-dimensional arrays. The driver's text form doubles every byte of a sealed body
// and parses it again in the server; a whole batch goes over as a few buffers instead.
const int8 = 20;
const int4 = 23;
const bytea = 17;
const text = 25;
const uuid = 2950;
const bool = 16;

/** Header: one dimension, nulls possible, element type, length, lower bound 1. */
function header(type: number, length: number): Buffer {
  const out = Buffer.allocUnsafe(20);
  out.writeInt32BE(length === 0 ? 0 : 1, 0);
  out.writeInt32BE(1, 4);
  out.writeInt32BE(type, 8);
  out.writeInt32BE(length, 12);
  out.writeInt32BE(1, 16);
  return length === 0 ? out.subarray(0, 12) : out;
}

function array(type: number, items: readonly (Uint8Array | null)[]): Buffer {
  let size = 0;
  for (const item of items) size += 4 + (item ? item.length : 0);
  const out = Buffer.allocUnsafe(size);
  let at = 0;
  for (const item of items) {
    at = out.writeInt32BE(item ? item.length : -1, at);
    if (item) {
      out.set(item, at);
      at += item.length;
    }
  }
  return Buffer.concat([header(type, items.length), out]);
}

export function byteaArray(items: readonly (Uint8Array | null)[]): Buffer {
  return array(bytea, items);
}

export function textArray(items: readonly (string | null)[]): Buffer {
  return array(
    text,
    items.map((item) => (item === null ? null : Buffer.from(item, 'utf8'))),
  );
}

export function uuidArray(items: readonly (string | null)[]): Buffer {
  return array(
    uuid,
    items.map((item) => (item === null ? null : Buffer.from(item.replaceAll('-', ''), 'hex'))),
  );
}

export function int8Array(items: readonly (number | null)[]): Buffer {
  return array(
    int8,
    items.map((item) => {
      if (item === null) return null;
      const out = Buffer.allocUnsafe(8);
      out.writeBigInt64BE(BigInt(Math.trunc(item)));
      return out;
    }),
  );
}

export function int4Array(items: readonly number[]): Buffer {
  return array(
    int4,
    items.map((item) => {
      const out = Buffer.allocUnsafe(4);
      out.writeInt32BE(item);
      return out;
    }),
  );
}

export function boolArray(items: readonly boolean[]): Buffer {
  return array(
    bool,
    items.map((item) => Buffer.from([item ? 1 : 0])),
  );
}
