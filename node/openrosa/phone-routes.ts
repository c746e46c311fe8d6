// What ODK Collect and KoboCollect ask of a node (OpenRosa 1.0): the list of forms, each form with its files, and where to
// send what was filled in. Who asks is told by the token in the address, as ODK Central's app users are.
import type { Locale } from '@ulinzi/words';
import { speaker } from '@ulinzi/words';
import { isRefusal, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App, Core, NodeAtWork } from '../app/index.ts';
import { actorIn, addRoute, ownOrigin } from '../http/index.ts';
import {
  envelope,
  formListXml,
  manifestXml,
  mostBytes,
  openRosaHeaders,
  refusedToPhone,
  xml,
} from './answers.ts';
import { readInstance } from './instance-xml.ts';
import { listedForms } from './own-forms.ts';
import { placeFilesFor } from './place-files.ts';
import { takeIn } from './take-in.ts';

/** Whose phone asks, and in what language it is answered. */
interface Phone {
  readonly actor: Actor;
  readonly core: Core;
  readonly locale: Locale;
  /** The address that the phone has of us, with its token. */
  readonly address: string;
}

const token = Type.String({ maxLength: 200 });
const withToken = Type.Object({ token });
const withForm = Type.Object({ token, form: Type.String({ maxLength: 200 }) });
const withFile = Type.Object({ token, file: Type.String({ maxLength: 100 }) });
const output = Type.String({ description: 'XML or a file, as OpenRosa has it' });
/** Collect names its device with whatever it asks; nothing is kept of that. */
const query = Type.Object({}, { additionalProperties: true });

export function addPhoneRoutes(server: FastifyInstance, node: NodeAtWork): void {
  const { app } = node;
  server.register(async (door) => {
    await door.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: mostBytes, files: 200, fields: 20, parts: 220, fieldSize: 1_024 },
      isPartAFile: (field, _type, file) => field === 'xml_submission_file' || file !== undefined,
    });
    // What is no form, or no request at all, is told as the rest is.
    door.setErrorHandler((error, request, reply) => {
      const status = (error as { statusCode?: number }).statusCode ?? 500;
      if (status >= 500 && status !== 503) throw error;
      const code = status === 413 ? 'request/too-large' : 'request/malformed';
      reply.send(refusedToPhone(app, reply, refuse(code), localeOf(phoneOf(app, request))));
    });

    const get = <Params extends typeof withToken | typeof withForm | typeof withFile>(
      path: string,
      summary: string,
      params: Params,
      give: (phone: Phone, asked: Record<string, string>, reply: FastifyReply) => string | Refusal,
    ) =>
      addRoute(door, app, {
        method: 'GET',
        url: `/openrosa/:token/${path}`,
        permission: 'anyone',
        summary,
        tag: 'openrosa',
        params,
        query,
        output,
        handle: async ({ request, reply }) => {
          const phone = phoneOf(app, request);
          const given = isRefusal(phone)
            ? phone
            : give(phone, request.params as Record<string, string>, reply);
          return isRefusal(given) ? refusedToPhone(app, reply, given, localeOf(phone)) : given;
        },
      });

    get('formList', 'Forms for ODK Collect', withToken, ({ address, locale }, _asked, reply) =>
      xml(reply, formListXml(listedForms(app.keystore), address), locale),
    );

    get('forms/:form', 'One form (XForm)', withForm, (_phone, { form }, reply) => {
      const found = listedForms(app.keystore).find(({ formId }) => formId === form);
      return found ? xml(reply, found.xml) : refuse('openrosa/form-unknown');
    });

    get(
      'forms/:form/manifest',
      'Files that go with a form',
      withForm,
      ({ actor, core, address }, _asked, reply) =>
        xml(reply, manifestXml(placeFilesFor(core.memory, actor), address)),
    );

    get(
      'files/:file',
      'Bases or communities of this post',
      withFile,
      ({ actor, core }, { file = '' }, reply) => {
        const files = placeFilesFor(core.memory, actor);
        if (!Object.hasOwn(files, file)) return refuse('openrosa/form-unknown');
        openRosaHeaders(reply);
        reply.type('text/csv; charset=utf-8');
        return files[file] ?? '';
      },
    );

    // Asked with HEAD before anything is sent: whether this is such a place, and how much it takes.
    get('submission', 'Whether, and how much, may be sent', withToken, (_phone, _asked, reply) => {
      openRosaHeaders(reply);
      reply.code(204);
      return '';
    });

    addRoute(door, app, {
      method: 'POST',
      url: '/openrosa/:token/submission',
      permission: 'anyone',
      summary: 'Take in a filled in form',
      tag: 'openrosa',
      params: withToken,
      query,
      output,
      bodyLimit: 20 * mostBytes,
      handle: async ({ request, reply }) => {
        const phone = phoneOf(app, request);
        // Read to its end whoever sends: one that is cut off shows its person no reason.
        const sent = await submissionIn(request);
        const taken = isRefusal(phone) ? phone : isRefusal(sent) ? sent : await takenIn(node, phone, sent);
        const locale = localeOf(phone);
        if (isRefusal(taken)) return refusedToPhone(app, reply, taken, locale);
        reply.code(201);
        return xml(reply, envelope('submit_success', speaker(locale)('openrosa.taken', taken)), locale);
      },
    });
  });
}

async function takenIn(node: NodeAtWork, { actor }: Phone, bytes: Uint8Array) {
  const instance = readInstance(bytes);
  return isRefusal(instance) ? instance : takeIn(node, actor, instance, bytes);
}

/** What a phone has sent: the filled in form, and whether anything came with it. */
interface Sent {
  instance?: Uint8Array;
  isMore: boolean;
  isTooLarge: boolean;
}

/** The XML of a submission. What comes beside it cannot be kept: then nothing is taken, and the phone keeps all of it. */
async function submissionIn(request: FastifyRequest): Promise<Uint8Array | Refusal> {
  const sent = request.isMultipart() ? await partsOf(request).catch(() => null) : null;
  if (sent?.isTooLarge) return refuse('request/too-large');
  if (!sent?.instance) return refuse('request/malformed');
  if (!sent.isMore) return sent.instance;
  // Of an encrypted form everything else comes as attachments: the reason is told that helps.
  const read = readInstance(sent.instance);
  return isRefusal(read) && read.refused === 'openrosa/encrypted' ? read : refuse('openrosa/attachments');
}

async function partsOf(request: FastifyRequest): Promise<Sent> {
  const sent: Sent = { isMore: false, isTooLarge: false };
  for await (const part of request.parts()) {
    if (part.type === 'field') continue;
    if (part.fieldname === 'xml_submission_file' && !sent.instance) {
      sent.instance = await part.toBuffer();
      sent.isTooLarge = part.file.truncated;
    } else {
      sent.isMore = true;
      part.file.resume();
    }
  }
  return sent;
}

/** Nothing tells a wrong token from one that was revoked. */
function phoneOf(app: App, request: FastifyRequest): Phone | Refusal {
  const { token: given = '' } = request.params as { token?: string };
  const link = app.keystore.openRosaLinks.ofToken(given, app.clock.recorded());
  const core = app.core();
  if (!link) return refuse('request/token');
  if (!core) return refuse('node/not-durable');
  const actor = actorIn(app, link.post, link.pen);
  if (isRefusal(actor)) return actor;
  const address = `${ownOrigin(request) ?? ''}/openrosa/${given}`;
  return { actor, core, locale: languageOf(core, link.post), address };
}

/** Collect says nothing of a language: the post's is spoken. */
function languageOf({ memory }: Core, post: string): Locale {
  return memory.post(post)?.language ?? 'fr';
}

/** In what language a phone is answered: that of its post. */
function localeOf(phone: Phone | Refusal): Locale {
  return isRefusal(phone) ? 'fr' : phone.locale;
}
