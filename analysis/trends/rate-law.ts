// The discounted gamma-Poisson law of Harvey and Fernandes (1989): what is known of an area's rate is a gamma law
// whose evidence fades by a factor each week, and the next count is negative binomial.

/** A gamma law of a weekly rate: mean shape / rate, worth `rate` weeks of observation. */
export interface GammaLaw {
  shape: number;
  rate: number;
}

/** A negative binomial law: variance mean + mean^2 / size; `size` infinite is Poisson. */
export interface CountLaw {
  mean: number;
  size: number;
}

/** How an area's past is turned into a forecast. */
export interface Setting {
  /** Weight that evidence keeps from week to week; 1 is the historical mean. */
  discount: number;
  /** Variance over mean within an area, beyond what is not known of its rate; 1 is Poisson. */
  dispersion: number;
  /** Factor on the prior of all areas. */
  priorStrength: number;
}

/** The historical mean, Poisson, with the prior as estimated: what holds until the data show something else. */
export const plainSetting: Setting = { discount: 1, dispersion: 1, priorStrength: 1 };

/**
 * Evidence after one more week: a = w a + y, b = w b + exposure. Over-dispersed counts come in bursts, so each tells
 * less: both are divided by the dispersion.
 */
export function learn(evidence: GammaLaw, count: number, exposure: number, setting: Setting): GammaLaw {
  return {
    shape: setting.discount * evidence.shape + count / setting.dispersion,
    rate: setting.discount * evidence.rate + exposure / setting.dispersion,
  };
}

/**
 * The law of an area's rate: its evidence and the prior of all areas. The prior does not fade, so that an area which
 * was quiet for a year falls back on what areas in general do, not on the certainty that nothing happens.
 */
export function rateOf(prior: GammaLaw, evidence: GammaLaw, setting: Setting): GammaLaw {
  return {
    shape: prior.shape * setting.priorStrength + evidence.shape,
    rate: prior.rate * setting.priorStrength + evidence.rate,
  };
}

/** The law of the count over `exposure` weeks: variance dispersion x mean + mean^2 / shape. */
export function countLaw(rate: GammaLaw, exposure: number, dispersion: number): CountLaw {
  const mean = (rate.shape / rate.rate) * exposure;
  return { mean, size: mean / (dispersion - 1 + mean / rate.shape) };
}
