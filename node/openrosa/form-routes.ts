// An organisation's own forms: given with their mapping, checked, and from then on in every phone's list.
import { refuse } from '@ulinzi/domain/kernel';
import { speaker } from '@ulinzi/words';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute, localeOf } from '../http/index.ts';
import { checkedForm } from './checked-form.ts';
import { listedForms } from './own-forms.ts';

const mostXml = 1024 * 1024;
const mostMapping = 128 * 1024;

export function addFormRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/openrosa/forms',
    permission: 'post',
    summary: 'Forms that phones are given',
    tag: 'openrosa',
    output: Type.Object({
      forms: Type.Array(
        Type.Object({
          formId: Type.String(),
          formVersion: Type.String({ description: 'As its maker numbers it' }),
          title: Type.String(),
          bytes: Type.Integer(),
        }),
      ),
    }),
    handle: async ({ actor }) =>
      actor?.role === 'administrator'
        ? {
            forms: listedForms(app.keystore).map(({ formId, version, title, xml }) => ({
              formId,
              formVersion: version,
              title,
              bytes: Buffer.byteLength(xml),
            })),
          }
        : refuse('act/not-yours'),
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/openrosa/forms',
    permission: 'post',
    summary: 'Give phones a form of your own, with what its answers mean in a report',
    tag: 'openrosa',
    body: Type.Object(
      {
        xml: Type.String({ minLength: 1, maxLength: mostXml, description: 'The form (XForm)' }),
        mapping: Type.String({ minLength: 1, maxLength: mostMapping, description: 'JSON, docs/openrosa.md' }),
        dryRun: Type.Optional(Type.Boolean({ description: 'Check everything, keep nothing.' })),
      },
      { additionalProperties: false },
    ),
    bodyLimit: 2 * (mostXml + mostMapping),
    output: Type.Object({
      formId: Type.Union([Type.String(), Type.Null()]),
      faults: Type.Array(
        Type.Object({
          file: Type.Enum(['form', 'mapping']),
          line: Type.Integer(),
          why: Type.String({ description: 'A code.' }),
          message: Type.String(),
        }),
      ),
    }),
    handle: async ({ actor, body, request }) => {
      if (actor?.role !== 'administrator') return refuse('act/not-yours');
      const checked = checkedForm(body.xml, body.mapping);
      const speak = speaker(localeOf(request));
      if ('faults' in checked) {
        const faults = checked.faults.map(({ file, line, why, name }) => ({
          file,
          line,
          why,
          message: speak(`openrosa.fault.${why}`, { name }),
        }));
        return { formId: null, faults };
      }
      if (!body.dryRun) app.keystore.openRosaForms.put({ ...checked, xml: body.xml, mapping: body.mapping });
      return { formId: checked.formId, faults: [] };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/openrosa/forms/:form/remove',
    permission: 'post',
    summary: 'Take a form of your own out of the list; what phones still hold of it is refused',
    tag: 'openrosa',
    params: Type.Object({ form: Type.String({ maxLength: 200 }) }),
    output: Type.Object({ removed: Type.String() }),
    handle: async ({ actor, params }) => {
      if (actor?.role !== 'administrator') return refuse('act/not-yours');
      const isRemoved = app.keystore.openRosaForms.remove(params.form);
      return isRemoved ? { removed: params.form } : refuse('openrosa/form-unknown');
    },
  });
}
