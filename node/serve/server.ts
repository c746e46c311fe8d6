// The HTTP side of a node: on loopback, and behind the doors of node/https on the network. Every input is checked against its
// schema before a handler sees it, every output against a whitelist after.
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Clean } from 'typebox/value';
import { addAccessRoutes, addLockRoutes, refuseWhileLocked } from '../access/index.ts';
import { addAlertRoutes } from '../alerts/index.ts';
import { addCountRoutes } from '../counts/index.ts';
import { addGeographyRoutes } from '../geography/index.ts';
import { addHandsetRoutes } from '../handset/index.ts';
import { addHealthRoutes } from '../health/index.ts';
import { addAuthorityPage } from '../https/index.ts';
import { addImportRoutes } from '../imports/index.ts';
import { addIntakeRoutes, addKannelRoutes, addWebhookRoutes } from '../intake/index.ts';
import { addLexiconRoutes } from '../lexicon/index.ts';
import { addLiveRoutes } from '../live/index.ts';
import { addKeptBackRoutes } from '../kept-back/index.ts';
import { addPlaceRoutes } from '../places/index.ts';
import { addHandoverRoutes } from '../handover/index.ts';
import { addSituationRoutes } from '../situations/index.ts';
import { addRegisterRoutes, addTelephoneRoutes } from '../registers/index.ts';
import { addDeviceRoutes, addEnrolRoute } from '../devices/index.ts';
import { addSyncRoutes } from '../sync/index.ts';
import { addDrillRoutes } from '../drills/index.ts';
import { addMentoringRoutes } from '../mentoring/index.ts';
import { addQuestionRoutes } from '../questions/index.ts';
import { addReportRoutes } from '../reports/index.ts';
import { addCoverageRoute } from '../coverage/index.ts';
import { addPlanRoutes } from '../plans/index.ts';
import { addRecommendationRoutes } from '../recommendations/index.ts';
import { addVisitRoutes } from '../visits/index.ts';
import { addOpenRosaRoutes } from '../openrosa/index.ts';
import { addTroubleRoutes } from '../troubles/index.ts';
import { addUpkeepRoutes } from '../upkeep/index.ts';
import { errorFields, type NodeAtWork } from '../app/index.ts';
import { addActRoutes, addClaimRoute } from '../acts/index.ts';
import { sendRefusal } from '../http/index.ts';
import { addFieldApp, addPolicy, addScreens, apiPagePolicy, refuseOtherHosts } from '../screens/index.ts';

/** Bytes of one request; a long note is 4,000 characters. */
const bodyLimit = 64 * 1024;
/** A request that has not come whole after this is given up: its sender holds a place that others need. */
export const requestTimeout = 30_000;

export async function buildServer(node: NodeAtWork): Promise<FastifyInstance> {
  const { app } = node;
  const server = Fastify({
    logger: false,
    bodyLimit,
    requestTimeout,
    forceCloseConnections: true,
    // What a proxy on this machine says of its caller; from anybody else such headers are only words.
    trustProxy: app.reach.way === 'proxy' ? 'loopback' : false,
    genReqId: () => randomUUID(),
    // An address that cannot be read would be repeated in the answer, and with it whatever was typed there.
    frameworkErrors: (_error, request, reply) =>
      void sendRefusal(request, reply, { refused: 'request/malformed' }),
  });
  server.setValidatorCompiler(({ schema }) => {
    const validator = Compile(schema as TSchema);
    return (value: unknown) => {
      if (validator.Check(value)) return { value };
      const fields = validator.Errors(value).map((error) => error.instancePath.split('/')[1] ?? '');
      return { error: new BadInput([...new Set(fields)].filter((field) => /^[a-zA-Z]{1,40}$/.test(field))) };
    };
  });
  // What the output schema does not name does not leave. It is taken off a copy: what is answered may be a state that
  // the node holds in memory, and lives on.
  server.setSerializerCompiler(
    ({ schema }) =>
      (value) =>
        JSON.stringify(Clean(schema as TSchema, structuredClone(value))),
  );
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof BadInput)
      return sendRefusal(request, reply, { refused: 'act/schema', missing: error.fields });
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status === 413) return sendRefusal(request, reply, { refused: 'request/too-large' });
    if (status < 500) return sendRefusal(request, reply, { refused: 'request/malformed' });
    app.log('error', 'request.failed', { route: request.routeOptions.url ?? '', ...errorFields(error) });
    return sendRefusal(request, reply, { refused: 'node/not-durable' });
  });
  server.setNotFoundHandler((request, reply) => sendRefusal(request, reply, { refused: 'act/unknown' }));
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Ulinzi',
        version: '1',
        description: 'Alerts from villages under threat: answered, and answered for.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          gateway: { type: 'http', scheme: 'basic' },
          signature: { type: 'apiKey', in: 'header', name: 'x-signature' },
          device: { type: 'apiKey', in: 'header', name: 'x-device' },
        },
      },
    },
  });
  refuseOtherHosts(server, app);
  await addPolicy(server);
  refuseWhileLocked(server, node);
  await server.register(swaggerUi, { routePrefix: '/api', staticCSP: apiPagePolicy });
  await server.register(cookie);
  addHealthRoutes(server, app);
  await addLockRoutes(server, node);
  addActRoutes(server, node);
  addClaimRoute(server, app);
  addAccessRoutes(server, app);
  addAlertRoutes(server, app);
  addSituationRoutes(server, node);
  addHandoverRoutes(server, app);
  addRegisterRoutes(server, app);
  addTelephoneRoutes(server, app);
  addTroubleRoutes(server, app);
  addDrillRoutes(server, app);
  addRecommendationRoutes(server, app);
  addVisitRoutes(server, app);
  addPlanRoutes(server, app);
  addCoverageRoute(server, app);
  addReportRoutes(server, app);
  addQuestionRoutes(server, app);
  addMentoringRoutes(server, app);
  addKeptBackRoutes(server, app);
  addCountRoutes(server, app);
  addPlaceRoutes(server, app);
  addGeographyRoutes(server, app);
  addImportRoutes(server, node);
  addIntakeRoutes(server, node);
  addKannelRoutes(server, app);
  addWebhookRoutes(server, app);
  addHandsetRoutes(server, node);
  addLexiconRoutes(server, app);
  addLiveRoutes(server, app);
  addUpkeepRoutes(server, node);
  addOpenRosaRoutes(server, node);
  addDeviceRoutes(server, app);
  addEnrolRoute(server, app);
  addSyncRoutes(server, node);
  addAuthorityPage(server, () => app.reach.authority);
  await addFieldApp(server);
  await addScreens(server);
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  await server.ready();
  return server;
}

class BadInput extends Error {
  readonly fields: readonly string[];

  constructor(fields: readonly string[]) {
    super('bad input');
    this.fields = fields;
  }
}
