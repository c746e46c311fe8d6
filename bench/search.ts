// `npm run bench -- search`: ten thousand invented places, asked for by names with a slip in them. Prints how long one
// search takes, and how often the place that was meant is among the first five.
import { type NamedPlace, findPlaces, placeIndex } from '@ulinzi/domain/communities';
import { seededRandom } from '@ulinzi/analysis/kernel';

const placesMade = 10_000;
const searches = 2_000;
/** F9: a list that appears while somebody types. */
const claimedMs = 50;

const random = seededRandom(11, placesMade);
const below = (count: number) => Math.floor(random.uniform() * count);
const syllables =
  'ka ki ku lu li mu mwe nya nyi bu be bi so sha she ru ri ti to ta nda ndo ngi nga mba mbo wa wi ye ho ha'.split(
    ' ',
  );
const letters = 'abcdefghiklmnoprstuvwyz';

function inventedName(): string {
  const count = 2 + below(4);
  return Array.from({ length: count }, () => syllables[below(syllables.length)]).join('');
}

function withSlip(name: string): string {
  const at = below(name.length);
  const letter = letters[below(letters.length)] ?? 'a';
  const kind = below(4);
  if (kind === 0) return name.slice(0, at) + letter + name.slice(at);
  if (kind === 1) return name.slice(0, at) + name.slice(at + 1);
  if (kind === 2) return name.slice(0, at) + letter + name.slice(at + 1);
  return (
    name.slice(0, at) +
    name
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    name.slice(at + 2)
  );
}

const places: NamedPlace[] = Array.from({ length: placesMade }, (_, at) => ({
  slug: `place-${at}`,
  label: inventedName(),
  base: `base-${at % 70}`,
  aliases: at % 3 === 0 ? [inventedName()] : [],
  territory: `territory${at % 20}`,
}));

const begun = performance.now();
const index = placeIndex(places);
const indexMs = performance.now() - begun;

let foundInFive = 0;
const usedBefore = process.cpuUsage();
const times = Array.from({ length: searches }, () => {
  const meant = places[below(places.length)] as NamedPlace;
  const query = withSlip(meant.label);
  const start = performance.now();
  const found = findPlaces(index, query, { area: meant.base });
  const took = performance.now() - start;
  if (found.slice(0, 5).some(({ slug }) => slug === meant.slug)) foundInFive += 1;
  return took;
}).sort((one, other) => one - other);

const used = process.cpuUsage(usedBefore);
const cpuMs = (used.user + used.system) / 1_000 / searches;

const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] as number;
const p95 = at(0.95);
console.log(`${placesMade} places, ${index.names.length} names; index made in ${indexMs.toFixed(0)} ms`);
console.log(
  `${searches} searches: p50 ${at(0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, most ${at(1).toFixed(1)} ms; ${cpuMs.toFixed(1)} ms of a core each`,
);
console.log(
  `with one slip, the place meant is among the first five: ${((100 * foundInFive) / searches).toFixed(1)} %`,
);
if (p95 > claimedMs) {
  console.error(`p95 is above ${claimedMs} ms`);
  process.exitCode = 1;
}
