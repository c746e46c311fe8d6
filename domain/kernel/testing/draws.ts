import fc from 'fast-check';

/** Integers below its argument, drawn in an order that only its seed decides: Park and Miller's generator. */
export type Draw = (below: number) => number;

export const anyDraw: fc.Arbitrary<() => Draw> = fc
  .integer({ min: 1, max: 2 ** 31 - 2 })
  .map((seed) => () => {
    let state = seed;
    return (below) => {
      state = (state * 48_271) % (2 ** 31 - 1);
      return state % below;
    };
  });
