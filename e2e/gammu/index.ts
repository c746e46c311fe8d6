export type { SendAnswer, SentText } from './at-modem.ts';
export { dummyModem, type DummyMessage, type DummyModem } from './dummy-modem.ts';
export type { SubmittedText } from './pdu.ts';
export { ptyModem, type PtyModem, type SmsOptions } from './pty-modem.ts';
export { recordSent, type RecordedText, type SentRecord } from './sent-record.ts';
export { temporaryFolder, until, watchedChannel, type WatchedChannel } from './watched-channel.ts';
