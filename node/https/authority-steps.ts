// How each kind of machine learns to trust the mission's authority. Labels are what its settings are called there, in
// the reader's language; `authority.label.<label>` has them.

export const devices = [
  'android-14',
  'android-11',
  'android-8',
  'android-7',
  'windows',
  'debian',
  'firefox',
] as const;

export type Device = (typeof devices)[number];

/** A thing to touch, which is drawn; or a sentence of its own (`authority.step.<step>`). */
export type Step =
  | { readonly touch: string }
  | { readonly step: 'get' | 'choose-file' | 'name' | 'lock' | 'open-file' | 'compare' | 'tick' }
  | { readonly line: string };

const get: Step = { step: 'get' };
const chooseFile: Step = { step: 'choose-file' };
const touch = (label: string): Step => ({ touch: label });

/** Where Android shows what was installed, with its fingerprint. */
const compare: readonly Step[] = [touch('trusted-credentials'), touch('user'), { step: 'compare' }];

/** From Android 11 on an authority's certificate is installed in the settings only: opening the file does not do. */
const install: readonly Step[] = [
  touch('encryption'),
  touch('install-certificate'),
  touch('ca-certificate'),
  touch('install-anyway'),
  chooseFile,
];

/** Debian wants the text form, and a phone the other. */
export function fileFor(device: Device, domain: string): string {
  return `${domain}.${device === 'debian' ? 'pem' : 'crt'}`;
}

export function stepsFor(device: Device, domain: string): readonly Step[] {
  const file = fileFor(device, domain);
  switch (device) {
    case 'android-14':
      return [
        get,
        touch('settings'),
        touch('security-privacy'),
        touch('more-security'),
        ...install,
        ...compare,
      ];
    case 'android-11':
      return [get, touch('settings'), touch('security'), ...install, ...compare];
    case 'android-8':
      return [
        get,
        touch('settings'),
        touch('security'),
        touch('encryption'),
        touch('install-storage'),
        chooseFile,
        { step: 'name' },
        ...compare,
      ];
    case 'android-7':
      return [get, { step: 'open-file' }, { step: 'name' }, { step: 'lock' }, ...compare];
    case 'windows':
      return [
        get,
        { step: 'open-file' },
        touch('win-install'),
        touch('win-place'),
        touch('win-roots'),
        { line: `certutil -hashfile ${file} SHA256` },
        { step: 'compare' },
      ];
    case 'debian':
      return [
        get,
        { line: `openssl x509 -in ${file} -noout -fingerprint -sha256` },
        { step: 'compare' },
        {
          line: `sudo cp ${file} /usr/local/share/ca-certificates/${domain}.crt && sudo update-ca-certificates`,
        },
        { line: `certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n ${domain} -i ${file}` },
      ];
    case 'firefox':
      return [
        get,
        touch('ff-settings'),
        touch('ff-privacy'),
        touch('ff-view'),
        touch('ff-import'),
        chooseFile,
        touch('ff-view-one'),
        { step: 'compare' },
        { step: 'tick' },
      ];
  }
}

/** What a browser says of the machine that it runs on; the newest Android where it says nothing of use. */
export function deviceOf(userAgent: string): Device {
  const android = /Android (\d+)/.exec(userAgent)?.[1];
  if (android !== undefined) {
    const version = Number(android);
    // Newer Chrome says "Android 10" of every phone: the most common one is shown, and the others are one touch away.
    if (version === 10 && /Chrome\/(\d+)/.exec(userAgent)?.[1] !== undefined) return 'android-11';
    if (version >= 14) return 'android-14';
    if (version >= 11) return 'android-11';
    return version >= 8 ? 'android-8' : 'android-7';
  }
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Windows/.test(userAgent)) return 'windows';
  return /Linux/.test(userAgent) ? 'debian' : 'android-14';
}

export function isDevice(text: unknown): text is Device {
  return devices.some((device) => device === text);
}
