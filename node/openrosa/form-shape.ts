// What an organisation's own form asks, read from its XForm: its questions by path, and the values that a choice may take.
import { attributes, nameOf, rootOf, textIn } from './instance-xml.ts';

export interface FormShape {
  readonly formId: string;
  readonly version: string;
  readonly title: string;
  /** Paths of the questions below the root of the form, without prefixes. */
  readonly paths: ReadonlySet<string>;
  /** Values of a choice, by the path of its question; of a list in a file beside the form nothing is known. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** Files that the form wants beside it, by name. */
  readonly files: readonly string[];
  readonly takesPhotos: boolean;
  readonly isEncrypted: boolean;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** The shape of a form; undefined where it is not one. */
export function formShape(bytes: Uint8Array): FormShape | undefined {
  const root = rootOf(bytes);
  if (!root) return undefined;
  const html: Element = { ...root, children: elementsOf(root.children), text: '' };
  const model = find(html, 'model');
  const body = find(html, 'body');
  const primary = model?.children.find(({ name }) => name === 'instance')?.children[0];
  const formId = primary?.attributes['id'];
  if (!model || !body || !primary || !formId) return undefined;
  return {
    formId,
    version: primary.attributes['version'] ?? '',
    title: find(html, 'title')?.text.trim() || formId,
    paths: new Set(pathsIn(primary, '')),
    choices: choicesIn(model, body, primary.name),
    files: all(model, 'instance').flatMap(({ attributes: { src } }) => src?.split('/').at(-1) ?? []),
    takesPhotos: find(body, 'upload') !== undefined,
    isEncrypted: find(model, 'submission')?.attributes['base64RsaPublicKey'] !== undefined,
  };
}

function elementsOf(nodes: readonly Readonly<Record<string, unknown>>[]): Element[] {
  return nodes.flatMap((node) => {
    const name = nameOf(node);
    if (name === undefined) return [];
    const inside = node[name] as Readonly<Record<string, unknown>>[];
    const text = textIn(inside.filter((one) => nameOf(one) === undefined)) ?? '';
    return [{ name, attributes: attributes(node), children: elementsOf(inside), text }];
  });
}

function find(element: Element, name: string): Element | undefined {
  for (const child of element.children) {
    const found = child.name === name ? child : find(child, name);
    if (found) return found;
  }
  return undefined;
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

function pathsIn(element: Element, path: string): string[] {
  return element.children.flatMap((child) => {
    const own = path === '' ? child.name : `${path}/${child.name}`;
    return child.children.length === 0 ? [own] : pathsIn(child, own);
  });
}

function choicesIn(model: Element, body: Element, root: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const control of [...all(body, 'select1'), ...all(body, 'select')]) {
    const path = (control.attributes['ref'] ?? '').replace(/(^|\/)[\w-]+:/g, '$1').replace(`/${root}/`, '');
    const items = control.children.filter(({ name }) => name === 'item');
    const set = control.children.find(({ name }) => name === 'itemset');
    const values = set ? valuesOf(model, set) : items.flatMap((item) => find(item, 'value')?.text ?? []);
    if (values) found.set(path, values);
  }
  return found;
}

/** Values of a list that the form itself holds; undefined where it comes from elsewhere. */
function valuesOf(model: Element, set: Element): string[] | undefined {
  const id = /^instance\('([^']+)'\)/.exec(set.attributes['nodeset'] ?? '')?.[1];
  const list = model.children.find(({ name, attributes: of }) => name === 'instance' && of['id'] === id);
  if (!list || list.attributes['src'] !== undefined) return undefined;
  const ref = set.children.find(({ name }) => name === 'value')?.attributes['ref'] ?? 'name';
  return all(list, 'item').flatMap((item) => find(item, ref)?.text ?? []);
}
