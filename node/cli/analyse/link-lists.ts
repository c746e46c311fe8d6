import {
  allPairsCount,
  compareLists,
  fixedListWeights,
  groupPairs,
  type Linkage,
  type ListColumn,
  link,
  listPairs,
  logLinearWeights,
  MOST_FIELDS,
  sourcesOf,
} from '@ulinzi/analysis/links';
import { type Call, UsageError } from '../command.ts';
import { numberOption, textOption } from './frame.ts';
import { cellsOver, namesIn } from './link-columns.ts';
import { isWithin, type Records } from './link-records.ts';
import { isLogLinear, type LinkSettings } from './link-settings.ts';

/** Most pairs that are compared without blocks: some 2,400 records all against all. */
const MOST_PAIRS = 3_000_000;

/** Limits of Fellegi and Sunter's three classes, in bits: links from `upper`, possible links from `lower`. */
export interface ClassLimits {
  upper: number;
  lower: number;
}

/** Lists as they were compared, and what came of it. */
export interface ListLinkage {
  columns: readonly ListColumn[];
  linkage: Linkage;
  /** Set where the weights of the R package RecordLinkage were asked for; `linkage.bits` then holds no prior. */
  classes?: ClassLimits;
}

/** Links the records of all files by the columns of `--fields`. */
export function linkLists(call: Call, records: Records, settings: LinkSettings): ListLinkage {
  const { speak } = call.io;
  const fields = namesIn(textOption(call, 'fields') ?? '');
  if (fields.length < 2) throw new UsageError(speak('analyse-link.two-fields'));
  if (new Set(fields).size < fields.length) throw new UsageError(speak('analyse-link.field-twice'));
  const columns = fields.map((name) => ({
    name,
    cells: cellsOver(records.tables, { names: [name], isStated: true })!,
  }));
  const blocks = blocksOf(call, columns);
  const most = allPairsCount(records.places.length);
  if (blocks.length === 0 && most > MOST_PAIRS)
    throw new UsageError(speak('analyse-link.needs-block', { pairs: most, most: MOST_PAIRS }));
  const classes = isLogLinear(call) ? classLimits(call, fields.length) : undefined;
  call.io.progress(speak('analyse-link.comparing', { count: records.places.length }));
  const compared = compareLists(columns, listPairs(columns, blocks));
  const sources = sourcesOf(records.source);
  const within = isWithin(call, records);
  const fixed = fixedListWeights(compared.fields, records.places.length);
  if (classes === undefined)
    return { columns, linkage: link(compared, { ...settings, fixed, sources, within }) };
  const linkage = link(compared, { ...settings, method: 'fixed', fixed, sources, within });
  const accident = columns.map(({ cells }) => 1 / new Set(cells.filter((cell) => cell !== '')).size);
  const bits = logLinearWeights(linkage.candidates, { accident });
  const groups = groupPairs(linkage.candidates, bits, classes.upper, within ? undefined : sources);
  return { columns, classes, linkage: { ...linkage, bits, groups } };
}

function blocksOf(call: Call, columns: readonly ListColumn[]): string[][] {
  const given = call.options['block'];
  const blocks = (Array.isArray(given) ? given : []).map(namesIn);
  for (const name of blocks.flat())
    if (!columns.some((column) => column.name === name))
      throw new UsageError(call.io.speak('analyse-link.block-field', { column: name }));
  return blocks.filter((block) => block.length > 0);
}

function classLimits(call: Call, fields: number): ClassLimits {
  const { speak } = call.io;
  if (fields > MOST_FIELDS) throw new UsageError(speak('analyse-link.many-fields', { most: MOST_FIELDS }));
  const upper = numberOption(call, 'upper');
  const lower = numberOption(call, 'lower', { default: upper ?? 0 });
  if (upper === undefined) throw new UsageError(speak('analyse-link.needs-upper'));
  if (lower > upper) throw new UsageError(speak('analyse-link.lower-above'));
  return { upper, lower };
}
