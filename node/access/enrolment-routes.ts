import { enrolmentAnswer, passphraseFault, pinFault, sessionAnswer } from '@ulinzi/domain/access';
import { refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute, isFromOurPages } from '../http/index.ts';
import { paperCodes, totpHandedOver } from '../keystore/index.ts';
import { Enrolments, paperNextAfter } from './enrolments.ts';
import { codeField, exactly, passphraseField, pinField } from './fields.ts';
import { signedIn } from './session-routes.ts';
import type { TryLimit } from './try-limit.ts';

/** From the one-time code that the administrator gave to a person, to her own passphrase, PIN and codes. */
export function addEnrolmentRoutes(server: FastifyInstance, app: App, limit: TryLimit): void {
  const enrolments = new Enrolments();

  addRoute(server, app, {
    method: 'POST',
    url: '/api/enrolments',
    permission: 'anyone',
    summary: 'Show the one-time code you were given; get what your phone and your paper need',
    tag: 'session',
    body: Type.Object({ code: Type.String({ maxLength: 64 }) }, exactly),
    output: enrolmentAnswer,
    handle: async ({ body, request }) => {
      if (!isFromOurPages(request)) return refuse('request/token');
      const steady = app.clock.now();
      if (!limit.mayTry(steady)) return refuse('claim/too-many');
      const pen = app.keystore.penOfClaim(body.code, steady);
      if (!pen) return refuse('claim/expired');
      const { ticket, enrolment } = enrolments.begin(body.code, pen.id, pen.post, steady);
      return {
        ticket,
        post: pen.post,
        ...totpHandedOver(enrolment.totpSecret, pen.post),
        paperCodes: paperCodes(enrolment.paperSecret),
      };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/enrolments/finish',
    permission: 'anyone',
    summary: 'Choose passphrase and PIN, and show that a code of the phone or the paper works',
    tag: 'session',
    body: Type.Object(
      { ticket: Type.String({ maxLength: 64 }), passphrase: passphraseField, pin: pinField, code: codeField },
      exactly,
    ),
    output: sessionAnswer,
    handle: async ({ body, request, reply }) => {
      if (!isFromOurPages(request)) return refuse('request/token');
      const { keystore, clock } = app;
      const enrolment = enrolments.of(body.ticket, clock.now());
      if (!enrolment) return refuse('enrolment/expired');
      const { pen, post, claimCode, totpSecret, paperSecret } = enrolment;
      const fault = passphraseFault(body.passphrase, post);
      if (fault) return refuse('passphrase/weak', [fault]);
      const pinIs = pinFault(body.pin);
      if (pinIs) return refuse('pin/weak', [pinIs]);
      if (!limit.mayTry(clock.now())) return refuse('session/wait');
      enrolment.triesLeft -= 1;
      const paperNext = paperNextAfter(enrolment, body.code, clock.recorded());
      if (paperNext === undefined) return refuse('session/wrong');
      const { passphrase, pin } = body;
      const given = { passphrase, pin, totpSecret, paperSecret, paperNext };
      // The code may have been used meanwhile, or its pen retired: then it is good for nothing here either.
      if (!(await keystore.enrol(claimCode, pen, given))) return refuse('enrolment/expired');
      enrolments.end(body.ticket);
      keystore.attempts.succeeded(post);
      return signedIn(app, request, reply, { post, pen });
    },
  });
}
