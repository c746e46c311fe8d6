import smpp from 'smpp';

// The library would turn the words of a message into text by a guess of its own, also where they are none. Bytes stay
// bytes; what they say is read in alphabet.ts.
smpp.filters.message.decode = (value) => value;

export { smpp };
export type { Pdu, Session } from 'smpp';
