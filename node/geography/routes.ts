// `GET /api/areas`, `GET /api/roads`: what the map is drawn on. `POST /api/imports/areas`: the areas of a file.
import {
  addArea,
  type Area,
  areaGiven,
  type AreasImportAnswer,
  areasAnswer,
  areasAtAnswer,
  areasImportAnswer,
  drawnLevels,
  newestRoads,
  roadsAnswer,
  type RoadSaid,
} from '@ulinzi/domain/geography';
import {
  calendarDay,
  code,
  hasCleanCharacters,
  isoOf,
  isRefusal,
  label,
  localOffset,
  type Refusal,
  refuse,
  slug,
} from '@ulinzi/domain/kernel';
import { type Speak, speaker } from '@ulinzi/words';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { App, Core } from '../app/index.ts';
import { addRoute, localeOf } from '../http/index.ts';
import { areasAt } from './areas-at.ts';
import { areaJob, type AreasTaken } from './area-job.ts';
import { areasOn } from './shown-areas.ts';

/** Some three hundred areas of four hundred positions. */
const mostBytes = 4 * 1024 * 1024;
/** As many areas as one file may have: the territories of the whole country are 240. */
const mostAreas = 400;

const noQuery = Type.Object({}, { additionalProperties: false });
const ofDay = Type.Object({ on: Type.Optional(calendarDay()) }, { additionalProperties: false });

const ofPlace = Type.Object(
  {
    latitude: Type.String({ pattern: '^-?\\d{1,2}(\\.\\d{1,9})?$' }),
    longitude: Type.String({ pattern: '^-?\\d{1,3}(\\.\\d{1,9})?$' }),
    base: Type.Optional(
      Type.Unsafe<string>({ ...slug(), description: 'The base that answers for the place.' }),
    ),
  },
  { additionalProperties: false },
);

const areasOf = ({ memory }: Core) => memory.registersOf<Area>('area').map(({ state }) => state);

const today = ({ clock }: App) => isoOf(clock.wallOf(clock.now()) + localOffset).slice(0, 10);

const body = Type.Object(
  {
    level: code(drawnLevels),
    from: calendarDay(),
    until: Type.Optional(calendarDay()),
    /** The data set, for people. */
    source: label(),
    areas: Type.Array(areaGiven, { minItems: 1, maxItems: mostAreas }),
    dryRun: Type.Optional(Type.Boolean({ description: 'Check everything, write nothing.' })),
  },
  { additionalProperties: false },
);

const pcodes = Compile(addArea.data.properties['pcode'] ?? Type.Never());

export function addGeographyRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/areas',
    permission: 'post',
    summary: 'Outlines of neighbours, provinces and territories as they were on a day, as GeoJSON',
    tag: 'areas',
    query: ofDay,
    output: areasAnswer,
    handle: async ({ query }) => {
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      return areasOn(areasOf(core), query.on ?? today(app));
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/areas/at',
    permission: 'post',
    summary: 'In which province and territory a place lies, and whether its base is in another',
    tag: 'areas',
    query: ofPlace,
    output: areasAtAnswer,
    handle: async ({ query }) => {
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      const base = query.base === undefined ? undefined : core.memory.base(query.base);
      const place = { latitude: Number(query.latitude), longitude: Number(query.longitude) };
      return areasAt(areasOn(areasOf(core), today(app)), place, base?.province ?? null);
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/roads',
    permission: 'post',
    summary: 'Time by road from bases to communities, by season and vehicle; what is not listed is not known',
    tag: 'roads',
    query: noQuery,
    output: roadsAnswer,
    handle: async () => {
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      const said = core.memory.registersOf<RoadSaid>('road').map(({ state }) => state);
      return { roads: newestRoads(said).map(({ basis, ...road }) => ({ ...road, source: basis })) };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/imports/areas',
    permission: 'post',
    summary: 'Take in provinces or territories with the days on which they are valid: all of them, or none',
    tag: 'imports',
    body,
    bodyLimit: mostBytes,
    output: areasImportAnswer,
    handle: async ({ actor, body: given, request }) => {
      if (!actor || actor.role !== 'administrator') return refuse('act/not-yours');
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      if (!hasCleanCharacters(given.source)) return refuse('act/bad-characters', ['source']);
      const speak = speaker(localeOf(request));
      const unfit = given.areas.flatMap((area, at) => {
        const refusal = unfitness(area);
        return refusal ? [{ feature: at + 1, wrong: refusal }] : [];
      });
      if (unfit.length > 0)
        return answerOf({ added: 0, unchanged: 0, ended: [], wrong: unfit }, false, speak);
      const { dryRun: isDryRun = false, source: origin, ...asked } = given;
      const done = await core.writer.submit(areaJob(core, { ...asked, origin, isDryRun }, actor));
      return isRefusal(done) ? done : answerOf(done, !isDryRun, speak);
    },
  });
}

/** What the body's schema cannot say of one area without refusing the whole file for it. */
function unfitness({ label: name, pcode }: { label: string; pcode?: string }): Refusal | null {
  if (!hasCleanCharacters(name)) return refuse('act/bad-characters', ['label']);
  return pcode === undefined || pcodes.Check(pcode) ? null : refuse('act/schema', ['pcode']);
}

function answerOf(
  { wrong, ended, ...done }: AreasTaken,
  isWritten: boolean,
  speak: Speak,
): AreasImportAnswer {
  return {
    ...done,
    ended: [...ended],
    isDone: isWritten && wrong.length === 0,
    problems: wrong.map(({ feature, wrong: { refused, missing = [] } }) => ({
      feature,
      field: missing[0] ?? null,
      refused,
      message: speak(`refusals.${refused}`),
    })),
  };
}
