// A phone as ODK Collect asks: nothing but an address, and multipart to send.

export interface Heard {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export class Phone {
  readonly #address: string;

  /** `address` as the square says it, with the token. */
  constructor(address: string) {
    this.#address = address;
  }

  async get(path: string): Promise<Heard> {
    return heard(
      await fetch(path.startsWith('http') ? path : `${this.#address}/${path}?deviceID=collect%3Ax`),
    );
  }

  async head(): Promise<Heard> {
    return heard(await fetch(`${this.#address}/submission?deviceID=collect%3Ax`, { method: 'HEAD' }));
  }

  /** Sends an instance, with attachments by name. */
  async send(xml: string, attachments: Readonly<Record<string, string>> = {}): Promise<Heard> {
    const form = new FormData();
    form.append('xml_submission_file', new File([xml], 'instance.xml', { type: 'text/xml' }), 'instance.xml');
    for (const [name, content] of Object.entries(attachments))
      form.append(name, new File([content], name, { type: 'image/jpeg' }), name);
    return this.post(form);
  }

  async post(body: FormData | string, headers: Record<string, string> = {}): Promise<Heard> {
    return heard(await fetch(`${this.#address}/submission`, { method: 'POST', body, headers }));
  }
}

async function heard(response: Response): Promise<Heard> {
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** A flash report of Ntoto as our form sends it. EXERCISE. */
export function flashInstance(
  uuid: string,
  { text = 'EXERCISE des hommes armés', more = '', version = '1', formId = 'ulinzi-flash' } = {},
): string {
  return `<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" id="${formId}" version="${version}"><base>kibua</base><from>2026-11-23</from><placePrecision>village</placePrecision><community>ntoto</community><datePrecision>day</datePrecision><event>looting</event><actor>armed-group</actor><contact>patrol</contact><knownTo>many</knownTo><text>${text}</text><readers>base</readers><occurred>2026-11-23T20:00:00.000+02:00</occurred>${more}<orx:meta><orx:instanceID>uuid:${uuid}</orx:instanceID></orx:meta></data>`;
}
