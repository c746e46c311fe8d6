import { type Refusal, refusalStatus } from '@ulinzi/domain/kernel';
import { type Locale, locales, speaker } from '@ulinzi/words';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';

/** What every refusal looks like from outside. `message` says what to do, in the asker's language. */
export const refusalSchema = Type.Object({
  refused: Type.String({ description: 'Why, as a code in words.' }),
  message: Type.String({ description: 'What to do, in the language asked for.' }),
  missing: Type.Optional(Type.Array(Type.String(), { description: 'Codes of what is missing or wrong.' })),
});

/** The language that a request asks for; French where it asks for none of ours. */
export function localeOf(request: FastifyRequest): Locale {
  const asked = request.headers['accept-language'] ?? '';
  return locales.find((locale) => asked.toLowerCase().startsWith(locale)) ?? 'fr';
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  return reply.code(refusalStatus[refusal.refused]).send(refusalBody(localeOf(request), refusal));
}

export function refusalBody(locale: Locale, refusal: Refusal) {
  const message = speaker(locale)(`refusals.${refusal.refused}`);
  return { refused: refusal.refused, message, ...(refusal.missing && { missing: refusal.missing }) };
}
