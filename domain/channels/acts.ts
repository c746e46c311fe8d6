import { code, declareAct, digits, id, label, maybe, moment, slug, whole } from '../kernel/index.ts';
import { Type } from 'typebox';
import { seats } from '../people/index.ts';
import { ladderFields } from '../communities/index.ts';
import { recognisedField } from '../lexicon/index.ts';

/**
 * `gammu`: a modem that the node drives itself. `kannel`: a Kannel that runs beside the node. `smpp`: an operator's SMS
 * centre, spoken to directly. `webhook`: a program that posts what comes in and takes what goes out over HTTP.
 * `loopback` is the exercise's handset and tests: it takes messages over HTTP and keeps what it is given to send.
 */
export const gatewayKinds = ['gammu', 'loopback', 'kannel', 'smpp', 'webhook'] as const;

/**
 * How a webhook speaks. `signed`: as we say (docs/channels.md). `android`: as SMS Gateway for Android does. `rapidpro`:
 * as a service that RapidPro has as an external channel.
 */
export const dialects = ['signed', 'android', 'rapidpro'] as const;

export const addGateway = declareAct({
  name: 'gateway.add',
  version: 3,
  subject: 'gateway',
  creates: true,
  who: ['administrator', 'node'],
  data: {
    slug: slug(),
    label: label(),
    kind: code(gatewayKinds),
    /** The base whose Assistant is rung for what comes in here. */
    base: slug(),
    /** How the modem is reached, for Gammu: the device and connection of its configuration. */
    device: maybe(label()),
    connection: maybe(label()),
    model: maybe(label()),
    /** How a Kannel is reached: where it takes texts, where it says how it is, and which of its lines is meant. */
    sendUrl: maybe(label()),
    statusUrl: maybe(label()),
    smsc: maybe(slug()),
    /** The most texts a second that it is given. */
    throughput: maybe(whole(1, 100)),
    /** How an SMS centre is reached, and how many texts it may have without having answered. */
    host: maybe(label()),
    port: maybe(whole(1, 65_535)),
    tls: maybe(Type.Boolean()),
    systemType: maybe(label()),
    window: maybe(whole(1, 20)),
    /** How a webhook speaks; it takes texts at `sendUrl`. */
    dialect: maybe(code(dialects)),
  },
  // The first version knew no Kannel, the second neither SMPP nor webhooks.
  upcasters: { 1: (data) => data, 2: (data) => data },
  labels: ['label', 'device', 'connection', 'model', 'sendUrl', 'statusUrl', 'host', 'systemType'],
  secrets: ['user', 'password', 'statusPassword', 'sourceAddress'],
});

/** What became of a message: the outcome of one pass through the sender rules. */
export const fates = ['opens', 'joins', 'courtesy', 'answers', 'set-aside', 'quarantined', 'drill'] as const;
/** `not-yet-known`: taken in while the keystore was locked; `alert.settle-sender` says later whose it was. */
export const senders = ['known', 'stranger', 'staff', 'operator', 'revoked', 'not-yet-known'] as const;

/**
 * A message came in. Its exact bytes and who sent it are sealed bodies; the entry says only what became of it. Its
 * subject is the alert that it opens or joins, else the message itself.
 */
export const receiveMessage = declareAct({
  name: 'message.receive',
  version: 3,
  subject: 'message',
  who: ['node'],
  data: {
    fate: code(fates),
    sender: code(senders),
    kind: code(['text', 'call']),
    gateway: slug(),
    base: slug(),
    province: maybe(slug()),
    community: maybe(slug()),
    number: maybe(digits(4, 9)),
    /** The SMS centre's time, as claimed. */
    sentAt: maybe(moment()),
    /** By how much it came later than the SMS centre's time says, and how far back the alert's clocks begin for it. */
    lateSeconds: maybe(whole(1, 400 * 86_400)),
    backSeconds: maybe(whole(1, 86_400)),
    /** The base's ladder when the alert opened, where it is not the usual one. */
    ...ladderFields,
    /** What the word list found in the words, as they stood then. */
    recognised: recognisedField(),
  },
  // The first version knew no word list, the second neither how late a message came nor drills.
  upcasters: { 1: (data) => data, 2: (data) => data },
  bodies: ['message', 'sender'],
});

/** Why a message that was kept back is one after all. */
export const releaseReasons = ['asks-for-help', 'phone-is-back', 'cannot-be-told'] as const;

/**
 * A message of a revoked phone, or one that was set aside, is an alert after all: it opens or joins one as if it came
 * now (B2, B4).
 */
export const releaseMessage = declareAct({
  name: 'message.release',
  subject: 'message',
  // The node: a bip that was taken for a drill's answer, and of which nobody has said so in time.
  who: ['assistant', 'custodian', 'node'],
  data: { reason: code(releaseReasons) },
  audience: 'assistant',
});

/** Why a message that was kept back is none. */
export const discardReasons = [
  'operator-notice',
  'advertising',
  'wrong-number',
  'duplicate',
  'test',
  'other',
] as const;

/** A message that was kept back needs nobody. It is not deleted: its words go when those of others go. */
export const discardMessage = declareAct({
  name: 'message.discard',
  subject: 'message',
  who: ['assistant', 'custodian'],
  data: { reason: code(discardReasons) },
  audience: 'assistant',
});

/** The person on duty is asked by SMS to call back about these alerts; answering with the code acknowledges them. */
export const openPage = declareAct({
  name: 'page.open',
  subject: 'page',
  creates: true,
  who: ['node'],
  data: {
    post: slug(),
    code: digits(2, 4),
    /** Told once of what rings elsewhere first, or paged each minute. */
    cadence: code(['once', 'each-minute']),
    count: whole(1, 1_000_000),
    alerts: Type.Array(
      Type.Object(
        {
          alert: id(),
          clock: code(['acknowledge', 'decide', 'feedback', 'review', 'retry']),
          seat: code(seats),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 40 },
    ),
  },
});

export const closePage = declareAct({
  name: 'page.close',
  subject: 'page',
  who: ['node'],
  data: { cause: code(['answered', 'replaced', 'settled']), by: code(['sms', 'call', 'command', 'clock']) },
});

/** `moved`: the gateway that had it has given it back, and another has it from now on. */
export const deliveryStates = ['handed', 'sent', 'delivered', 'failed', 'given-up', 'moved'] as const;
export const deliveryCauses = [
  'refused',
  'no-network',
  'no-report',
  'gateway-dead',
  'no-number',
  'unknown',
] as const;

/** What a gateway says of a message that we gave it. */
export const reportDelivery = declareAct({
  name: 'outgoing.report',
  version: 2,
  subject: 'outgoing',
  who: ['node'],
  data: {
    state: code(deliveryStates),
    cause: maybe(code(deliveryCauses)),
    attempt: whole(1, 1_000),
    /** Where it was moved: the gateway that has it now. */
    gateway: maybe(slug()),
  },
  // The first version knew one gateway for each text.
  upcasters: { 1: (data) => data },
});
