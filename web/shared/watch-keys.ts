/** Every key that does something in the watch room, with its words `watch.key.<name>`. */
export const watchKeys = {
  next: 'J',
  previous: 'K',
  main: 'A',
  decide: 'D',
  callBack: 'R',
  code: 'C',
  take: 'I',
  fold: 'F',
  search: '/',
  record: 'N',
} as const;

/** Keys of the map, beside the board and alone. */
export const mapKeys = { table: 'T' } as const;

export type WatchKey = keyof typeof watchKeys;
