// Who sits where: invented people, each marked in the name, with numbers that the numbering plan cannot give out.
import type { Province } from '@ulinzi/domain/communities';
import type { Role } from '@ulinzi/domain/kernel';
import type { ExercisePost } from './exercise.ts';
import { bases } from './places.ts';

/** A number of the exercise: in this country's plan no number begins with a zero. */
export function exerciseNumber(lastFive: string): string {
  return `+2430000${lastFive}`;
}

type Seated = readonly [person: string, number: string];

/** Two Assistants and the commander of each base. */
const atBases: Readonly<Record<string, readonly [Seated, Seated, Seated]>> = {
  kibua: [
    ['Amani K.', '00001'],
    ['Furaha M.', '00004'],
    ['Rajan P.', '00002'],
  ],
  walikale: [
    ['Chantal B.', '00117'],
    ['Dieudonne L.', '00185'],
    ['Naveen S.', '00142'],
  ],
  nyabiondo: [
    ['Esperance N.', '00163'],
    ['Gloire T.', '00129'],
    ['Harpreet D.', '00198'],
  ],
  kitchanga: [
    ['Heritier W.', '00173'],
    ['Imani R.', '00111'],
    ['Ousmane G.', '00156'],
  ],
  kiwanja: [
    ['Jolie U.', '00138'],
    ['Janvier H.', '00191'],
    ['Vikram J.', '00104'],
  ],
  beni: [
    ['Kavira E.', '00147'],
    ['Muhindo V.', '00122'],
    ['Neema Z.', '00179'],
  ],
  bunyakiri: [
    ['Bahati C.', '00212'],
    ['Nabintu F.', '00268'],
    ['Tariq A.', '00237'],
  ],
  mwenga: [
    ['Wabiwa O.', '00284'],
    ['Kyalu I.', '00203'],
    ['Imran Q.', '00251'],
  ],
  uvira: [
    ['Rehema Y.', '00229'],
    ['Selemani X.', '00276'],
    ['Lucia V.', '00218'],
  ],
  baraka: [
    ['Mwajuma A.', '00294'],
    ['Asukulu B.', '00245'],
    ['Daniel S.', '00207'],
  ],
  bunia: [
    ['Uzele D.', '00316'],
    ['Mave G.', '00372'],
    ['Karim E.', '00341'],
  ],
  komanda: [
    ['Anifa J.', '00387'],
    ['Byaruhanga P.', '00325'],
    ['Malick T.', '00359'],
  ],
};

/** The provincial posts, in the order of `provincialRoles`. */
const atProvinces: Readonly<Partial<Record<Province, readonly Seated[]>>> = {
  nk: [
    ['Solange A.', '00003'],
    ['Ines R.', '00413'],
    ['Patrick O.', '00467'],
    ['Wivine K.', '00429'],
    ['Marc D.', '00481'],
    ['Josephine I.', '00496'],
  ],
  sk: [
    ['Oscar N.', '00524'],
    ['Aline M.', '00578'],
    ['Fatou C.', '00511'],
    ['Serge L.', '00563'],
    ['Claudine B.', '00536'],
    ['Emery S.', '00547'],
  ],
  it: [
    ['Yvonne T.', '00642'],
    ['Bruno S.', '00617'],
    ['Leila H.', '00685'],
    ['Didier V.', '00603'],
    ['Nadia F.', '00659'],
    ['Priscille M.', '00668'],
  ],
};

const provincialRoles: readonly (readonly [slug: string, label: string, role: Role])[] = [
  ['duty-officer', 'Officier de garde', 'duty-officer'],
  ['protection-manager', 'Responsable protection', 'protection-manager'],
  ['head-of-office', 'Chef de bureau', 'head-of-office'],
  ['analyst', 'Analyste', 'analyst'],
  ['custodian', 'Garde des sources', 'custodian'],
  ['jpt', 'Équipe conjointe', 'jpt-member'],
];

const provinceLabels: Readonly<Partial<Record<Province, string>>> = {
  nk: 'Nord-Kivu',
  sk: 'Sud-Kivu',
  it: 'Ituri',
};

function named([person, lastFive]: Seated) {
  return { person: `EXERCICE ${person}`, number: exerciseNumber(lastFive) };
}

function ofBase({ slug, label }: (typeof bases)[number]): ExercisePost[] {
  const [first, second, commander] = atBases[slug] as NonNullable<(typeof atBases)[string]>;
  return [
    { slug: `${slug}-cla-1`, label: `ALC 1 ${label}`, role: 'assistant', base: slug, ...named(first) },
    { slug: `${slug}-cla-2`, label: `ALC 2 ${label}`, role: 'assistant', base: slug, ...named(second) },
    {
      slug: `${slug}-commander`,
      label: `Commandant ${label}`,
      role: 'commander',
      base: slug,
      ...named(commander),
    },
  ];
}

function ofProvince([province, seated]: [string, readonly Seated[]]): ExercisePost[] {
  return provincialRoles.map(([slug, label, role], n) => ({
    slug: `${province}-${slug}`,
    label: `${label} ${provinceLabels[province as Province]}`,
    role,
    province: province as Province,
    ...named(seated[n] as Seated),
  }));
}

export const posts: readonly ExercisePost[] = [
  ...bases.flatMap(ofBase),
  ...Object.entries(atProvinces).flatMap(ofProvince),
  {
    slug: 'kinshasa-analyst',
    label: 'Analyste de la mission',
    role: 'mission-analyst',
    ...named(['Jeanne P.', '00731']),
  },
  {
    slug: 'administrator',
    label: 'Administration',
    role: 'administrator',
    ...named(['Thierry G.', '00768']),
  },
];
