// What a phone sends, read from its XML: the answers by their path, and which form and which filling in they are of. It
// comes from outside: no DOCTYPE, no entities of its own, and no more depth than a form has.
import { hasCleanCharacters, type Refusal, refuse } from '@ulinzi/domain/kernel';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One filled in form. */
export interface Instance {
  readonly formId: string;
  /** Empty where the form has none. */
  readonly version: string;
  /** As the phone wrote it, mostly `uuid:` and a UUID. */
  readonly instanceId: string;
  /** Answers by their path below the root, without prefixes; a repeated one has several. Empty ones are left out. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

/** A node as the parser gives it: its name with its children, attributes beside. */
type Node = Readonly<Record<string, unknown>>;

const attributesOf = ':@';
const deepest = 16;
const mostAnswers = 2_000;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  // Kept apart from other text: nothing in it is to be read as a reference.
  cdataPropName: '#cdata',
});

/** Reads a submission, or says why it is none. Nothing of its content is repeated. */
export function readInstance(bytes: Uint8Array): Instance | Refusal {
  const root = rootOf(bytes);
  if (!root) return refuse('openrosa/malformed');
  const { name, attributes, children } = root;
  const answers = new Map<string, string[]>();
  if (name === '' || !gather(children, '', answers, 0)) return refuse('openrosa/malformed');
  if (attributes['encrypted'] !== undefined || answers.has('base64EncryptedKey'))
    return refuse('openrosa/encrypted');
  const formId = attributes['id'] ?? '';
  const instanceId = (answers.get('meta/instanceID')?.[0] ?? attributes['instanceID'] ?? '').trim();
  if (formId === '' || instanceId === '' || instanceId.length > 100) return refuse('openrosa/no-instance-id');
  return { formId, version: attributes['version'] ?? '', instanceId, answers };
}

interface Root {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/** The root of a document that is whole; undefined where it is not, or would have the reader fetch or expand something. */
export function rootOf(bytes: Uint8Array): Root | undefined {
  const xml = textOf(bytes);
  if (xml === undefined || /<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) return undefined;
  try {
    if (XMLValidator.validate(xml) !== true) return undefined;
    const roots = (parser.parse(xml) as Node[]).filter((node) => nameOf(node) !== undefined);
    const [root] = roots;
    if (!root || roots.length !== 1) return undefined;
    const name = nameOf(root) ?? '';
    return { name, attributes: attributes(root), children: root[name] as Node[] };
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return hasCleanCharacters(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The name of an element; undefined for text. */
export function nameOf(node: Node): string | undefined {
  return Object.keys(node).find((key) => key !== attributesOf && !key.startsWith('#'));
}

export function attributes(node: Node): Record<string, string> {
  const given = (node[attributesOf] ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, decoded(String(value)) ?? '']),
  );
}

/** Puts what is answered under `path` where it belongs; false where the tree is deeper or larger than a form's. */
function gather(
  nodes: readonly Node[],
  path: string,
  answers: Map<string, string[]>,
  depth: number,
): boolean {
  if (depth > deepest || answers.size > mostAnswers) return false;
  const elements = nodes.filter((node) => nameOf(node) !== undefined);
  if (elements.length === 0 && path !== '') {
    const text = textIn(nodes);
    if (text === undefined) return false;
    if (text.trim() !== '') answers.set(path, [...(answers.get(path) ?? []), text]);
    return true;
  }
  return elements.every((node) => {
    const name = nameOf(node) ?? '';
    return gather(node[name] as Node[], path === '' ? name : `${path}/${name}`, answers, depth + 1);
  });
}

/** The text of an element; undefined where it refers to something that is not XML's own. */
export function textIn(nodes: readonly Node[]): string | undefined {
  let text = '';
  for (const node of nodes) {
    const plain = node['#text'];
    const part = typeof plain === 'string' ? decoded(plain) : cdataOf(node);
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

/** What stands in a CDATA section is text as it is. */
function cdataOf(node: Node): string {
  const parts = (node['#cdata'] ?? []) as Node[];
  return parts.map((part) => String(part['#text'] ?? '')).join('');
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five names and the numbers that XML knows by itself; undefined for any other, and for what is no character. */
function decoded(text: string): string | undefined {
  let isSound = true;
  const plain = text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,20});?|&/gi, (whole, name?: string) => {
    const found = name !== undefined && whole.endsWith(';') ? referred(name) : undefined;
    isSound &&= found !== undefined;
    return found ?? '';
  });
  return isSound ? plain : undefined;
}

function referred(name: string): string | undefined {
  if (!name.startsWith('#')) return named[name];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code < 0xd800) ||
    (code > 0xdfff && code <= 0x10ffff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
