// What is written from the villages, by what happens and in which language: French, Swahili as it is spoken in the
// Congo, Lingala, Kinyarwanda. Invented, short, and without a name or a number of anybody.
import type { Draws } from './draws.ts';

export type Tongue = 'fr' | 'sw' | 'ln' | 'rw';

export type Happening =
  | 'weapons-seen'
  | 'shots'
  | 'attack'
  | 'looting'
  | 'abduction'
  | 'fire'
  | 'displacement'
  | 'roadblock'
  | 'extortion'
  | 'threat'
  | 'arrest'
  | 'troop-movement'
  | 'tension'
  | 'forced-labour';

const said: Readonly<Record<Happening, Readonly<Record<Tongue, readonly string[]>>>> = {
  'weapons-seen': {
    fr: [
      'Des gens armes au champ',
      'On a vu des hommes avec des fusils pres de la source',
      'Ils sont armes, une dizaine',
    ],
    sw: ['Watu wenye silaha karibu na shamba', 'Tumeona bunduki njiani', 'Batu ba silaha huku'],
    ln: ['Bato na minduki bazali awa', 'Tomoni bato ya minduki na zamba', 'Minduki na nzela'],
    rw: ['Abantu bafite imbunda bari hafi', 'Twabonye imbunda ku nzira', 'Abitwaje intwaro bageze hano'],
  },
  shots: {
    fr: ['Coups de feu a l est du village', 'On tire depuis ce matin', 'Tirs pres du moulin'],
    sw: ['Risasi upande wa mto', 'Milio ya risasi tangu asubuhi', 'Wanapiga risasi'],
    ln: ['Masasi ezali kobeta', 'Toyoki masasi pembeni ya ebale', 'Bazali kobeta masasi'],
    rw: ['Turumva amasasu', 'Barasa hafi y umudugudu', 'Amasasu kuva mu gitondo'],
  },
  attack: {
    fr: ['Ils attaquent le village', 'Attaque en cours, venez vite', 'Ils sont entres par le bas du village'],
    sw: ['Wanashambulia kijiji', 'Wameingia kijijini, tusaidie', 'Mashambulizi, watu wanakimbia'],
    ln: ['Bazali kobundisa mboka', 'Bakoti na mboka, bosalisa biso', 'Bitumba na mboka'],
    rw: ['Bateye umudugudu', 'Badutabare, batugezeho', 'Igitero ku mudugudu'],
  },
  looting: {
    fr: ['Ils prennent le betail', 'Pillage au marche', 'On vole les recoltes la nuit'],
    sw: ['Wanaiba mifugo', 'Wanapora sokoni', 'Waliiba mavuno usiku'],
    ln: ['Bazali koyiba bantaba', 'Bayibi na zando', 'Bayibaki biloko na butu'],
    rw: ['Baratwara inka', 'Basahura isoko', 'Bibye imyaka nijoro'],
  },
  abduction: {
    fr: [
      'Ils ont emmene deux jeunes',
      'Des femmes n ont pas ete relachees',
      'Enlevement sur la route du champ',
    ],
    sw: ['Waliteka vijana', 'Watu wawili walitekwa shambani', 'Walichukua watu jana usiku'],
    ln: [
      'Bamemi bilenge mibale',
      'Bakangi bato na nzela ya bilanga',
      'Bato bakendaki na bango te na bolingo',
    ],
    rw: ['Bashimuse abasore', 'Batwaye abantu babiri', 'Abantu bashimuswe ku nzira'],
  },
  fire: {
    fr: ['Des maisons brulent', 'Fumee au dessus du quartier', 'Ils mettent le feu'],
    sw: ['Nyumba zinawaka moto', 'Moshi upande wa shule', 'Wanachoma nyumba'],
    ln: ['Bandako ezali kozika', 'Moto na mboka', 'Bazali kotumba bandako'],
    rw: ['Inzu zirashya', 'Umwotsi hafi y ishuri', 'Baratwika amazu'],
  },
  displacement: {
    fr: ['Les gens fuient vers la route', 'Beaucoup de familles arrivent ici', 'Le quartier se vide'],
    sw: ['Watu wanahama', 'Familia nyingi zimefika huku', 'Watu wanakimbia porini'],
    ln: ['Bato bazali kokima', 'Mabota ebele ekomi awa', 'Mboka etikali mpamba'],
    rw: ['Abaturage barahunga', 'Imiryango myinshi igeze hano', 'Umudugudu usigaye ubusa'],
  },
  roadblock: {
    fr: ['Barriere sur la route du marche', 'On ne passe plus sans payer', 'Ils ferment la route'],
    sw: ['Barriere njiani', 'Wanafunga barabara', 'Hakuna kupita bila kulipa'],
    ln: ['Bakangi nzela', 'Barriere na nzela ya zando', 'Bazosenga mbongo na nzela'],
    rw: ['Bariyeri ku nzira', 'Bafunze umuhanda', 'Ntawe utambuka atishyuye'],
  },
  extortion: {
    fr: [
      'On demande de l argent a chaque maison',
      'Taxe au marche, sous la menace',
      'Ils prennent une part de la recolte',
    ],
    sw: ['Wanadai pesa kila nyumba', 'Kodi ya lazima sokoni', 'Wanachukua sehemu ya mavuno'],
    ln: ['Bazosenga mbongo na ndako nyonso', 'Mpako na zando na makasi', 'Bazali kozwa bambuma'],
    rw: ['Baka amafaranga buri rugo', 'Umusoro ku ngufu mu isoko', 'Batwara igice cy umusaruro'],
  },
  threat: {
    fr: [
      'Une lettre de menace au chef',
      'Ils disent qu ils reviendront cette nuit',
      'On nous menace, on a peur',
    ],
    sw: ['Barua ya vitisho imefika', 'Wamesema watarudi usiku', 'Tunatishwa, tunaogopa'],
    ln: ['Mokanda ya kobangisa eyei', 'Balobi bakozonga na butu', 'Bazali kobangisa biso'],
    rw: ['Ibaruwa y iterabwoba yaje', 'Bavuze ko bazagaruka nijoro', 'Baradutera ubwoba'],
  },
  arrest: {
    fr: ['Trois jeunes arretes sans raison', 'On a emmene des gens au camp', 'Arrestations au marche'],
    sw: ['Wamefunga vijana bila sababu', 'Watu wamepelekwa kambini', 'Wanakamata watu sokoni'],
    ln: ['Bakangi bilenge mpamba', 'Bamemi bato na kaa', 'Bazali kokanga bato na zando'],
    rw: ['Bafunze abasore nta mpamvu', 'Bajyanye abantu mu kigo', 'Barafata abantu mu isoko'],
  },
  'troop-movement': {
    fr: ['Mouvement de nuit vers la colline', 'Une longue colonne passe', 'Des hommes passent la riviere'],
    sw: ['Watu wengi wanapita usiku', 'Msafara unaelekea mlimani', 'Wanavuka mto'],
    ln: ['Bato ebele bazali koleka na butu', 'Bazali kokatisa ebale', 'Molongo molai na nzela'],
    rw: ['Abantu benshi baranyura nijoro', 'Barambuka umugezi', 'Umurongo muremure ku musozi'],
  },
  tension: {
    fr: ['Les gens se rassemblent, ca chauffe', 'Dispute pour les champs', 'Tension depuis hier'],
    sw: ['Watu wanakusanyika, kuna mvutano', 'Ugomvi wa mashamba', 'Hali si nzuri tangu jana'],
    ln: ['Bato bazali kosangana na kanda', 'Matata ya bilanga', 'Likambo ezali na mboka'],
    rw: ['Abantu barateranye, hari umwuka mubi', 'Amakimbirane y imirima', 'Ibintu ntibimeze neza'],
  },
  'forced-labour': {
    fr: ['On force les hommes a porter', 'Salongo force au camp', 'Ils obligent les jeunes a creuser'],
    sw: ['Wanalazimisha watu kubeba', 'Kazi ya lazima kambini', 'Vijana wanachimba kwa nguvu'],
    ln: [
      'Bazali kotinda bato komema na makasi',
      'Mosala ya makasi na kaa',
      'Bilenge bazali kotimola na makasi',
    ],
    rw: ['Bahatira abantu kwikorera', 'Imirimo y agahato mu kigo', 'Abasore bacukura ku ngufu'],
  },
};

/** What a source writes again while she waits. */
const again: Readonly<Record<Tongue, readonly string[]>> = {
  fr: ['Vous avez vu mon message ?', 'Ils sont encore la', 'Faites vite'],
  sw: ['Mmeona ujumbe wangu?', 'Wako bado huku', 'Fanyeni haraka'],
  ln: ['Bomoni message na nga?', 'Bazali kaka awa', 'Boya noki'],
  rw: ['Mwabonye ubutumwa bwanjye?', 'Baracyari hano', 'Mwihute'],
};

const thanks: Readonly<Record<Tongue, string>> = {
  fr: 'Merci beaucoup',
  sw: 'Aksanti sana',
  ln: 'Matondo',
  rw: 'Murakoze',
};

/** Everything that may be written in one language. */
export function wordsIn(tongue: Tongue): string[] {
  return Object.values(said).flatMap((words) => words[tongue]);
}

export function wordsFor(draws: Draws, happening: Happening, tongue: Tongue): string {
  return draws.pick(said[happening][tongue]);
}

export function wordsAgain(draws: Draws, tongue: Tongue): string {
  return draws.pick(again[tongue]);
}

export function thanksIn(tongue: Tongue): string {
  return thanks[tongue];
}
