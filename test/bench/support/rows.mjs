/** What the parts of `npm run bench` report, and how it is shown. */

/**
 * @typedef {object} Row one figure beside a peer or a floor of the same run
 * @property {string} name what was measured
 * @property {string} unit of both figures
 * @property {number} ours
 * @property {string} [against] the peer or the floor; left out where the figure stands alone
 * @property {number} [peer] its figure
 * @property {number} [ratio] where it is not ours by peer: the median of the rounds' ratios, say
 * @property {Goal} [goal]
 * @property {string} [note] what a reader must know
 *
 * @typedef {object} Goal
 * @property {number} [atMost]
 * @property {number} [atLeast]
 * @property {'ratio' | 'ours'} [of] by default the ratio
 *
 * @typedef {object} Part
 * @property {string} title
 * @property {() => Promise<Row[]>} measure
 */

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the rounds' ratios: what slows the machine for a while slows both. */
export const medianRatio = (
  /** @type {readonly number[]} */ ours,
  /** @type {readonly number[]} */ peers,
) => median(ours.map((value, round) => value / peers[round]));

/** Those of an array one after the other, beginning with another one each round. */
export const inTurn = (/** @type {readonly any[]} */ all, /** @type {number} */ round) => {
  const shift = round % all.length;
  return [...all.slice(shift), ...all.slice(0, shift)];
};

/** @param {Row} row @returns {number | undefined} */
export const ratioOf = ({ ours, peer, ratio }) =>
  ratio ?? (peer === undefined ? undefined : ours / peer);

/** @param {Row} row @returns {boolean | undefined} undefined without a goal */
export function isMet(row) {
  const { goal, ours } = row;
  if (!goal) return undefined;
  const { atMost = Infinity, atLeast = -Infinity, of = 'ratio' } = goal;
  const value = of === 'ours' ? ours : ratioOf(row);
  return value !== undefined && value <= atMost && value >= atLeast;
}

/** @param {number} value @param {string} unit */
function fractionDigits(value, unit) {
  if (unit === 'bytes' || Math.abs(value) >= 1000) return 0;
  return Math.abs(value) >= 100 ? 1 : 2;
}

/** @param {number | undefined} value */
function show(value, unit = '') {
  if (value === undefined) return '';
  const digits = unit === 'score' ? 4 : fractionDigits(value, unit);
  const text = value.toLocaleString('en', { maximumFractionDigits: digits });
  return unit && unit !== 'count' ? `${text} ${unit}` : text;
}

/** @param {Row} row */
function showGoal({ goal, unit }) {
  if (!goal) return '';
  const { atMost, atLeast, of } = goal;
  const value = show(atMost ?? atLeast, of === 'ours' ? unit : '');
  return `${atMost === undefined ? '≥' : '≤'} ${value}`;
}

const HEAD = ['', 'ours', 'peer or floor', '', 'ratio', 'goal', ''];

/** @param {{ title: string, rows: Row[] }[]} parts */
export function table(parts) {
  const lines = parts.map(({ title, rows }) => ({
    title,
    notes: rows.flatMap(({ name, note }) => (note ? [`    ${name}: ${note}`] : [])),
    cells: rows.map((row) => {
      const met = isMet(row);
      return [
        `  ${row.name}`,
        show(row.ours, row.unit),
        show(row.peer, row.unit),
        row.against ?? '',
        ratioOf(row)?.toFixed(3) ?? '',
        showGoal(row),
        met === undefined ? '' : met ? 'met' : 'MISSED',
      ];
    }),
  }));
  const all = [HEAD, ...lines.flatMap(({ cells }) => cells)];
  const widths = HEAD.map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  const text = [0, 3, 6];
  const line = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, column) =>
        text.includes(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd();
  return [
    line(HEAD),
    ...lines.flatMap(({ title, cells, notes }) => ['', title, ...cells.map(line), ...notes]),
  ].join('\n');
}
