// What phones are answered: XML as OpenRosa 1.0 has it, and the headers of each answer.
import type { Refusal } from '@ulinzi/domain/kernel';
import { refusalStatus } from '@ulinzi/domain/kernel';
import { type Locale, speaker } from '@ulinzi/words';
import type { FastifyReply } from 'fastify';
import type { App } from '../app/index.ts';
import { type ListedForm, md5 } from './own-forms.ts';
import { declaration, escaped, tag } from './xml.ts';

/** Bytes of one submission: a report is some 40 kB at the very most. Collect splits what is longer. */
export const mostBytes = 512 * 1024;

const xmlType = 'text/xml; charset=utf-8';

/** Headers that every answer has; `Date` is the server's own. */
export function openRosaHeaders(reply: FastifyReply, locale?: Locale): void {
  reply.header('x-openrosa-version', '1.0');
  reply.header('x-openrosa-accept-content-length', String(mostBytes));
  if (locale) reply.header('content-language', locale);
}

/** What a phone shows its person when something was sent. */
export function envelope(nature: 'submit_success' | 'error', message: string): string {
  const attributes = { xmlns: 'http://openrosa.org/http/response' };
  return declaration + tag('OpenRosaResponse', attributes, tag('message', { nature }, escaped(message)));
}

/** A refusal as a phone shows it: what to do, and which answers it is about. */
export function refusedToPhone(app: App, reply: FastifyReply, refusal: Refusal, locale: Locale): string {
  app.metrics.refusals.inc({ code: refusal.refused });
  const about = refusal.missing?.length ? ` [${refusal.missing.join(', ')}]` : '';
  openRosaHeaders(reply, locale);
  reply.code(refusalStatus[refusal.refused]).type(xmlType);
  return envelope('error', speaker(locale)(`refusals.${refusal.refused}`) + about);
}

export function xml(reply: FastifyReply, body: string, locale?: Locale): string {
  openRosaHeaders(reply, locale);
  reply.type(xmlType);
  return body;
}

/** The list of forms, with addresses below the one that the phone asked. */
export function formListXml(forms: readonly ListedForm[], address: string): string {
  const listed = forms.map(({ formId, version, title, hash, hasPlaces }) => {
    const at = `${address}/forms/${encodeURIComponent(formId)}`;
    return tag(
      'xform',
      {},
      tag('formID', {}, escaped(formId)),
      tag('name', {}, escaped(title)),
      tag('version', {}, escaped(version)),
      tag('hash', {}, hash),
      tag('downloadUrl', {}, escaped(at)),
      ...(hasPlaces ? [tag('manifestUrl', {}, escaped(`${at}/manifest`))] : []),
    );
  });
  return declaration + tag('xforms', { xmlns: 'http://openrosa.org/xforms/xformsList' }, ...listed);
}

/** The files that go with a form. */
export function manifestXml(files: Readonly<Record<string, string>>, address: string): string {
  const listed = Object.entries(files).map(([name, content]) =>
    tag(
      'mediaFile',
      {},
      tag('filename', {}, name),
      tag('hash', {}, md5(content)),
      tag('downloadUrl', {}, escaped(`${address}/files/${name}`)),
    ),
  );
  return declaration + tag('manifest', { xmlns: 'http://openrosa.org/xforms/xformsManifest' }, ...listed);
}
