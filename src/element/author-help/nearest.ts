/** How many letters have to be added, removed, changed or swapped with their neighbour to make one word of the other. */
export function distance(one: string, other: string): number {
  const rows: number[][] = [];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 0; row <= one.length; row++) {
    const current: number[] = [];
    rows.push(current);
    for (let column = 0; column <= other.length; column++) {
      if (row === 0 || column === 0) {
        current.push(row + column);
        continue;
      }
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(one.length, other.length);
}

/** The word of `words` that is nearest to another, whatever the case of its letters; the first of several. */
export function nearest(word: string, words: readonly [string, ...string[]]): string {
  const written = word.toLowerCase();
  return words.reduce((best, candidate) =>
    distance(written, candidate) < distance(written, best) ? candidate : best,
  );
}

/** The same, where it is so near that it is likely to be meant. */
export function likely(word: string, words: readonly [string, ...string[]]): string | undefined {
  const found = nearest(word, words);
  return distance(word.toLowerCase(), found) <= found.length / 2 ? found : undefined;
}
