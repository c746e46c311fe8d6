// Rules and folds of roads and areas.
import {
  addArea,
  type Area,
  areaAdded,
  endArea,
  recordRoad,
  type Ring,
  roadRecorded,
  ringTrouble,
} from '../geography/index.ts';
import { type DataOf, isDay, refuse, today } from '../kernel/index.ts';
import { ownBase } from './own-scope.ts';
import { made, type RegisterFold, type RegisterRule } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

/** A base may say how long it takes to any community: the nearest base is not always the one that answers for it. */
const recordingRoad: RuleFor<typeof recordRoad> = (_state, { data }, context) => {
  const { registers, now } = context;
  if (!registers.base(data.base)) return refuse('place/unknown', ['base']);
  if (!registers.community(data.community)) return refuse('place/unknown', ['community']);
  const no = ownBase(context, data.base);
  if (no) return no;
  const isClosed = data.isClosed === true;
  if (isClosed === (data.minutes !== undefined)) return refuse('act/schema', ['minutes', 'isClosed']);
  if (!isDay(data.asOf)) return refuse('act/schema', ['asOf']);
  return data.asOf > today(now) ? refuse('time/in-the-future', ['asOf']) : { data };
};

const addingArea: RuleFor<typeof addArea> = (_state, { data }, { registers }) => {
  if (registers.area(data.slug)) return refuse('slug/taken');
  if (!isDay(data.from)) return refuse('act/schema', ['from']);
  if (data.until !== undefined && !(isDay(data.until) && data.until > data.from))
    return refuse('act/schema', ['until']);
  const rings = data.polygons.flat() as unknown as Ring[];
  return rings.some((ring) => ringTrouble(ring) !== null) ? refuse('act/schema', ['polygons']) : { data };
};

/** One that ends on the day on which it began was a mistake: it holds on no day. */
const endingArea: RuleFor<typeof endArea> = (state, { data }) =>
  isDay(data.until) && data.until >= (state as Area).from ? { data } : refuse('act/schema', ['until']);

export const geographyRules: Readonly<Record<string, RegisterRule>> = {
  [recordRoad.name]: recordingRoad as RegisterRule,
  [addArea.name]: addingArea as RegisterRule,
  [endArea.name]: endingArea as RegisterRule,
};

export const geographyFolds: Readonly<Record<string, RegisterFold>> = {
  [recordRoad.name]: made(roadRecorded),
  [addArea.name]: made(areaAdded),
  [endArea.name]: (area: Area, { until }: DataOf<typeof endArea>) => ({ ...area, until }),
};
