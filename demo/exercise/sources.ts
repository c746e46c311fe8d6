// Focal Points as their pseudonyms: random digits, never in order; nobody stands behind them. Every community has one,
// some have two.
import type { Province } from '@ulinzi/domain/communities';
import type { ExerciseSource } from './exercise.ts';
import { exerciseNumber } from './posts.ts';

/** Opening phrases and distress words, as an Assistant and a source may have agreed on them. */
const agreed: Readonly<Record<'fr' | 'sw', readonly (readonly [string, string])[]>> = {
  fr: [
    ['Le manioc est sec ?', 'farine'],
    ['Tu as vendu les haricots ?', 'savon'],
    ['Le moulin marche ?', 'bidon'],
    ['La petite est guerie ?', 'lampe'],
    ['Le pont est repare ?', 'chevre'],
    ['Tu as encore des oeufs ?', 'marmite'],
    ['Il a plu chez toi ?', 'corde'],
    ['Le marche etait bon ?', 'tomate'],
    ['Ton velo roule encore ?', 'panier'],
    ['Vous avez seme ?', 'natte'],
  ],
  sw: [
    ['Habari ya shamba?', 'mvua'],
    ['Mihogo imekomaa?', 'embe'],
    ['Ndizi ziko ngapi?', 'jembe'],
    ['Mvua imenyesha huko?', 'kuku'],
    ['Samaki wamefika?', 'chumvi'],
    ['Mbegu zimepatikana?', 'kitenge'],
    ['Mtoto amepona?', 'sahani'],
    ['Baiskeli inatembea?', 'kamba'],
    ['Maharagwe yameuzwa?', 'sabuni'],
    ['Soko lilikuwa zuri?', 'taa'],
  ],
};

type Row = readonly [
  community: string,
  digits: string,
  lastFive: string,
  regime: ExerciseSource['regime'],
  language: 'fr' | 'sw',
  acknowledgement: 'reply' | 'no reply',
  agreed: number,
  safeHours?: string,
];

function of(province: Province, rows: readonly Row[]): ExerciseSource[] {
  return rows.map(
    ([community, digits, lastFive, regime, language, acknowledgement, phrase, safeHours], nth) => {
      const isElected = regime === 'public-elected';
      const [openingPhrase, distressWord] = agreed[language][phrase] as readonly [string, string];
      const [safeFrom, safeUntil] = safeHours?.split('-') ?? [];
      return {
        digits,
        province,
        community,
        regime,
        language,
        wantsAcknowledgement: acknowledgement === 'reply',
        selection: isElected ? 'public-election' : nth % 2 === 0 ? 'discussion' : 'survey',
        selectedDaysAgo: 150 + ((nth * 41) % 700),
        ...(isElected && { attendance: 40 + ((nth * 17) % 90) }),
        ways: nth % 3 === 0 ? ['sms', 'call'] : ['sms', 'bip'],
        ...(safeFrom && { safeFrom }),
        ...(safeUntil && { safeUntil }),
        number: exerciseNumber(lastFive),
        openingPhrase,
        distressWord,
      };
    },
  );
}

const northKivu: readonly Row[] = [
  ['kibua', '4712', '25396', 'confidential', 'fr', 'reply', 7, '05:30-22:00'],
  ['kibua', '4516', '79956', 'public-elected', 'fr', 'reply', 3],
  ['ntoto', '0231', '00231', 'confidential', 'sw', 'reply', 0],
  ['ntoto', '7060', '22866', 'confidential', 'sw', 'reply', 3],
  ['kashebere', '7082', '45732', 'confidential', 'fr', 'reply', 0],
  ['kashebere', '5920', '18716', 'public-elected', 'sw', 'reply', 3],
  ['luvungi-walikale', '3162', '41547', 'confidential', 'fr', 'reply', 1],
  ['luvungi-walikale', '9199', '42712', 'confidential', 'fr', 'reply', 6],
  ['walikale', '9629', '14329', 'public-elected', 'fr', 'reply', 0],
  ['bisembo', '6257', '15948', 'public-elected', 'fr', 'reply', 3],
  ['kalongomo', '9321', '62802', 'public-elected', 'sw', 'no reply', 0],
  ['nyabiondo', '1316', '35879', 'confidential', 'fr', 'no reply', 3],
  ['nyabiondo', '1753', '43717', 'confidential', 'fr', 'no reply', 9, '06:00-20:30'],
  ['masisi', '2595', '76964', 'confidential', 'sw', 'reply', 0, '06:00-20:30'],
  ['rubaya', '6740', '16336', 'public-elected', 'fr', 'reply', 8, '06:00-20:30'],
  ['pinga', '2910', '77048', 'confidential', 'sw', 'reply', 2],
  ['mutakatizi', '0291', '22991', 'public-elected', 'sw', 'no reply', 3],
  ['kitchanga', '0619', '59440', 'confidential', 'sw', 'reply', 4],
  ['kitchanga', '7350', '15640', 'confidential', 'sw', 'no reply', 2],
  ['mweso', '9685', '96326', 'public-elected', 'sw', 'reply', 4],
  ['nyanzale', '1836', '09814', 'confidential', 'sw', 'reply', 8],
  ['kibirizi', '3654', '53135', 'confidential', 'fr', 'reply', 5, '05:30-22:00'],
  ['sake', '9531', '60478', 'public-elected', 'fr', 'reply', 9, '06:00-20:30'],
  ['goma', '5966', '62415', 'confidential', 'fr', 'reply', 4, '05:30-22:00'],
  ['kiwanja', '8993', '84498', 'confidential', 'fr', 'reply', 2],
  ['kiwanja', '5030', '33232', 'public-elected', 'fr', 'reply', 4],
  ['rutshuru', '5089', '21607', 'confidential', 'fr', 'reply', 8],
  ['bunagana', '1677', '76265', 'confidential', 'fr', 'reply', 7],
  ['nyamilima', '9759', '72553', 'public-elected', 'fr', 'reply', 4],
  ['ishasha', '9813', '89367', 'confidential', 'sw', 'reply', 0],
  ['kanyabayonga', '5015', '26445', 'confidential', 'fr', 'reply', 1, '06:00-20:30'],
  ['beni', '6373', '71033', 'confidential', 'sw', 'reply', 6],
  ['beni', '0713', '31667', 'confidential', 'sw', 'reply', 0],
  ['mbau', '3136', '54964', 'public-elected', 'sw', 'reply', 1],
  ['oicha', '1177', '61041', 'public-elected', 'sw', 'reply', 8],
  ['mamove', '7792', '41233', 'confidential', 'sw', 'reply', 7],
  ['butembo', '9703', '11190', 'public-elected', 'sw', 'reply', 8, '06:00-20:30'],
  ['lubero', '5757', '43350', 'public-elected', 'sw', 'reply', 4, '06:00-20:30'],
];

const southKivu: readonly Row[] = [
  ['bunyakiri', '8491', '70489', 'confidential', 'fr', 'reply', 8],
  ['hombo', '4442', '46266', 'public-elected', 'sw', 'no reply', 6, '06:00-20:30'],
  ['numbi', '8259', '47012', 'public-elected', 'sw', 'no reply', 4, '06:00-20:30'],
  ['minova', '3135', '53400', 'public-elected', 'sw', 'reply', 1],
  ['bukavu', '4153', '46556', 'public-elected', 'fr', 'reply', 6, '05:30-22:00'],
  ['walungu', '3420', '30837', 'confidential', 'sw', 'reply', 4],
  ['mwenga', '5978', '30629', 'public-elected', 'sw', 'no reply', 8, '06:00-20:30'],
  ['kamituga', '1576', '80090', 'confidential', 'sw', 'reply', 6],
  ['shabunda', '8361', '03784', 'confidential', 'fr', 'reply', 9, '05:30-22:00'],
  ['lulingu', '3598', '13886', 'confidential', 'sw', 'no reply', 6],
  ['lubwindiro', '8439', '80142', 'confidential', 'fr', 'reply', 6, '06:00-20:30'],
  ['uvira', '8652', '59857', 'public-elected', 'fr', 'reply', 1],
  ['uvira', '5594', '55135', 'confidential', 'fr', 'reply', 2, '06:00-20:30'],
  ['sange', '5738', '39855', 'confidential', 'sw', 'reply', 6],
  ['lemera', '1910', '08526', 'public-elected', 'fr', 'reply', 7],
  ['luvungi-uvira', '3919', '84720', 'public-elected', 'fr', 'reply', 5],
  ['baraka', '7004', '44751', 'confidential', 'sw', 'no reply', 1, '05:30-22:00'],
  ['fizi', '6987', '47991', 'confidential', 'sw', 'reply', 9],
  ['mutombweli', '5425', '93995', 'confidential', 'sw', 'reply', 2],
  ['katanyuka', '3964', '70161', 'confidential', 'sw', 'reply', 6],
  ['lusendako', '2537', '59069', 'public-elected', 'fr', 'reply', 9],
];

const ituri: readonly Row[] = [
  ['bunia', '1164', '93241', 'confidential', 'fr', 'reply', 8],
  ['djugu', '9544', '38769', 'public-elected', 'fr', 'no reply', 5],
  ['mahagi', '2059', '44011', 'confidential', 'fr', 'reply', 6],
  ['aru', '6565', '89531', 'public-elected', 'fr', 'no reply', 6],
  ['lodjanga', '7138', '07004', 'confidential', 'fr', 'reply', 5],
  ['ngazabura', '1580', '17297', 'confidential', 'fr', 'no reply', 4, '06:00-20:30'],
  ['komanda', '7296', '70858', 'public-elected', 'fr', 'no reply', 8],
  ['mambasa', '3493', '84257', 'public-elected', 'fr', 'reply', 2],
  ['makayangu', '8894', '45303', 'confidential', 'fr', 'reply', 9],
  ['bandikolo', '0328', '21024', 'public-elected', 'fr', 'reply', 2],
  ['otomambi', '7942', '96581', 'confidential', 'fr', 'reply', 9],
];

export const sources: readonly ExerciseSource[] = [
  ...of('nk', northKivu),
  ...of('sk', southKivu),
  ...of('it', ituri),
];

/** The code by which people know a source: NK-FP-0231. */
export function codeOf({ province, digits }: Pick<ExerciseSource, 'province' | 'digits'>): string {
  return `${province.toUpperCase()}-FP-${digits}`;
}
