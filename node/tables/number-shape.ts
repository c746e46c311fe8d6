// What the writing of a number shows about its decimal mark. "12,5" can only be a decimal comma and "1,234,567" only
// groups of thousands; "1,234" alone can be either, and a thousandfold error passes unseen.

/**
 * `whole`: no mark. `point`, `comma`: that mark is certainly the decimal one; the `-grouped` ones show, besides, that
 * the other mark parts thousands. `point?`, `comma?`: one mark before exactly three digits. `none`: no number.
 */
export type NumberShape =
  | 'whole'
  | 'point'
  | 'comma'
  | 'point-grouped'
  | 'comma-grouped'
  | 'point?'
  | 'comma?'
  | 'none';

const WHOLE = /^[+-]?\d+([eE][+-]?\d+)?$/;
const ONE_POINT = /^[+-]?(\d+\.\d*|\.\d+)([eE][+-]?\d+)?$/;
const ONE_COMMA = /^[+-]?(\d+,\d*|,\d+)([eE][+-]?\d+)?$/;
const POINT_THEN_THREE = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const COMMA_THEN_THREE = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const COMMA_GROUPS = /^[+-]?[1-9]\d{0,2}(,\d{3})+\.\d*$|^[+-]?[1-9]\d{0,2}(,\d{3}){2,}$/;
const POINT_GROUPS = /^[+-]?[1-9]\d{0,2}(\.\d{3})+,\d*$|^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}$/;
/** Blanks and apostrophes part thousands and nothing else. */
const BLANK_GROUPS = /^[+-]?\d{1,3}([ '’\u00a0\u2009\u202f]\d{3})+([.,]\d*)?$/;
const BLANKS = /[ '’\u00a0\u2009\u202f]/g;

/** The shape of a cell that is not empty and has no blanks around it. */
export function numberShape(cell: string): NumberShape {
  if (WHOLE.test(cell)) return 'whole';
  if (ONE_POINT.test(cell)) return POINT_THEN_THREE.test(cell) ? 'point?' : 'point';
  if (ONE_COMMA.test(cell)) return COMMA_THEN_THREE.test(cell) ? 'comma?' : 'comma';
  if (COMMA_GROUPS.test(cell)) return 'point-grouped';
  if (POINT_GROUPS.test(cell)) return 'comma-grouped';
  if (BLANK_GROUPS.test(cell)) return cell.includes(',') ? 'comma' : cell.includes('.') ? 'point' : 'whole';
  return 'none';
}

/** The value of a cell whose shape allows this decimal mark; the other mark parts thousands. */
export function numberValue(cell: string, mark: 'comma' | 'point'): number {
  const bare = cell.replace(BLANKS, '');
  return Number(mark === 'point' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.'));
}
