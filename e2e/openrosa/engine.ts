// A phone with ODK Collect, in as far as Node can be one: it asks a node as Collect does (OpenRosa), and ODK's own XForms
// engine fills the form in, without a screen.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { LoadForm, RootNode } from '@getodk/xforms-engine';
import { JSDOM } from 'jsdom';

/** What is answered, by the path of its question: a code of a choice, a number, a day, a text. */
export type Answers = Readonly<Record<string, string | number>>;

interface Question {
  readonly nodeType: string;
  readonly currentState: {
    readonly reference: string;
    readonly children: readonly Question[] | null;
    readonly relevant: boolean;
    readonly value: unknown;
    readonly label: { readonly asString: string } | null;
  };
  readonly valueType?: string;
  selectValue?(value: string): unknown;
  setValue?(value: unknown): unknown;
}

let engine: Promise<{ loadForm: LoadForm }> | undefined;

/** The engine wants a browser's document, and a `require` where it is loaded as a module. */
function loadEngine(): Promise<{ loadForm: LoadForm }> {
  engine ??= (async () => {
    const { window } = new JSDOM('');
    const { DOMParser, Node, document } = window;
    const require = createRequire(import.meta.url);
    Object.assign(globalThis, { DOMParser, Node, document, require, __dirname: import.meta.dirname });
    return import('@getodk/xforms-engine');
  })();
  return engine;
}

export interface Listed {
  readonly formId: string;
  readonly hash: string;
  readonly downloadUrl: string;
  readonly manifestUrl: string;
}

export interface Filled {
  readonly xml: string;
  /** What the engine hands over to be sent. */
  readonly data: FormData;
  readonly labels: ReadonlyMap<string, string>;
}

export class CollectPhone {
  readonly #address: string;

  /** `address`: the server's, as the square says it. */
  constructor(address: string) {
    this.#address = address;
  }

  async formList(): Promise<Listed[]> {
    const xml = await this.#text(`${this.#address}/formList`);
    const { DOMParser } = new JSDOM('').window;
    const list = new DOMParser().parseFromString(xml, 'text/xml');
    return [...list.querySelectorAll('xform')].map((form) => {
      const said = (name: string) => form.querySelector(name)?.textContent ?? '';
      return {
        formId: said('formID'),
        hash: said('hash'),
        downloadUrl: said('downloadUrl'),
        manifestUrl: said('manifestUrl'),
      };
    });
  }

  /** Loads a form with its files and fills it in; throws where an answer is missing or does not fit. */
  async fill(
    { downloadUrl, manifestUrl, hash }: Listed,
    answers: Answers,
    language?: string,
  ): Promise<Filled> {
    const xml = await this.#text(downloadUrl);
    if (`md5:${createHash('md5').update(xml).digest('hex')}` !== hash) throw new Error('another hash');
    const files = await this.#files(manifestUrl);
    const { loadForm } = await loadEngine();
    const form = await loadForm(xml, {
      fetchFormAttachment: async (url: URL) => {
        const content = files.get(url.pathname.split('/').at(-1) ?? '');
        return new Response(content ?? null, {
          status: content === undefined ? 404 : 200,
          headers: { 'content-type': 'text/csv' },
        });
      },
    } as Parameters<LoadForm>[1]);
    if (form.status === 'failure') throw form.error;
    const { root } = form.createInstance();
    const spoken = root.languages.find((one) => !one.isSyntheticDefault && one.language === language);
    if (spoken && !spoken.isSyntheticDefault) root.setLanguage(spoken);
    for (const [path, answer] of Object.entries(answers)) answered(root, path, answer);
    const payload = await root.prepareInstancePayload({ payloadType: 'monolithic' });
    if (payload.status !== 'ready') {
      const missing = payload.violations.map((one) => ('reference' in one ? String(one.reference) : '?'));
      throw new Error(`not ready: ${missing.join(', ')}`);
    }
    const [data] = payload.data;
    const file = data.get('xml_submission_file') as unknown as File;
    const labels = new Map(
      questionsIn(root).map(({ currentState: { reference, label } }) => [reference, label?.asString ?? '']),
    );
    return { xml: await file.text(), data: data as unknown as FormData, labels };
  }

  /** As Collect sends: it asks whether it may, then posts. */
  async send(data: FormData): Promise<{ status: number; text: string }> {
    const head = await fetch(`${this.#address}/submission?deviceID=collect`, { method: 'HEAD' });
    if (head.status !== 204 || head.headers.get('x-openrosa-version') !== '1.0')
      return { status: head.status, text: '' };
    const sent = await fetch(`${this.#address}/submission?deviceID=collect`, { method: 'POST', body: data });
    return { status: sent.status, text: await sent.text() };
  }

  /** An instance that was made before. */
  sendXml(xml: string): Promise<{ status: number; text: string }> {
    const data = new FormData();
    data.append('xml_submission_file', new File([xml], 'instance.xml', { type: 'text/xml' }));
    return this.send(data);
  }

  async #files(manifestUrl: string): Promise<Map<string, string>> {
    const xml = await this.#text(manifestUrl);
    const files = [...xml.matchAll(/<filename>([^<]+)<.*?<downloadUrl>([^<]+)</g)];
    return new Map(
      await Promise.all(files.map(async ([, name = '', url = '']) => [name, await this.#text(url)] as const)),
    );
  }

  async #text(url: string): Promise<string> {
    const answer = await fetch(url);
    if (answer.status !== 200) throw new Error(`${answer.status}`);
    return answer.text();
  }
}

function questionsIn(root: RootNode): Question[] {
  const all = (nodes: readonly Question[]): Question[] =>
    nodes.flatMap((node) => [node, ...all(node.currentState.children ?? [])]);
  return all(root.currentState.children as unknown as readonly Question[]);
}

function answered(root: RootNode, path: string, answer: string | number): void {
  const question = questionsIn(root).find(({ currentState }) => currentState.reference === `/data/${path}`);
  if (!question?.currentState.relevant) throw new Error(`nothing is asked at ${path}`);
  if (question.selectValue) question.selectValue(String(answer));
  // Whole numbers are big ones to the engine.
  else question.setValue?.(typeof answer === 'number' ? BigInt(answer) : answer);
}
