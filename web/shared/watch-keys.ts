/** Every key that does something in the watch room, with its words `watch.key.<name>`. */
export const watchKeys = {
  next: 'J',
  previous: 'K',
  main: 'A',
  decide: 'D',
  callBack: 'R',
  code: 'C',
  search: '/',
  record: 'N',
} as const;

export type WatchKey = keyof typeof watchKeys;
