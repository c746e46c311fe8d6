// The page by which a phone gets the authority's certificate, with drawn steps for its version. Reached before anything
// is trusted and often over plain http: it says what network it is for and nothing of what runs there.
import { X509Certificate } from 'node:crypto';
import { type Locale, locales, type Speak, speaker } from '@ulinzi/words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../http/index.ts';
import { authorityStyle } from './authority-style.ts';
import { type Device, deviceOf, devices, fileFor, isDevice, type Step, stepsFor } from './authority-steps.ts';
import { drawnFile, drawnPairs, drawnTouch, escaped } from './drawn-step.ts';
import { certificatePem, fingerprintOf, shortFingerprint } from './pem.ts';

const hidden = { schema: { hide: true } } as const;
const languages: Readonly<Record<Locale, string>> = { fr: 'Français', en: 'English', sw: 'Kiswahili' };

/** Adds `/authority` and its files; where the node knows no authority they are not there. */
export function addAuthorityPage(server: FastifyInstance, authority: () => Uint8Array | null): void {
  const give = (
    path: string,
    answer: (der: Uint8Array, request: FastifyRequest, reply: FastifyReply) => string | Buffer,
  ) =>
    server.get(path, hidden, async (request, reply) => {
      const der = authority();
      if (!der) return reply.callNotFound();
      const body = answer(der, request, reply);
      return reply.header('cache-control', 'no-store').send(body);
    });
  give('/authority', (der, request, reply) => {
    reply.type('text/html; charset=utf-8');
    return pageOf(der, request);
  });
  give('/authority.css', (_der, _request, reply) => {
    reply.type('text/css; charset=utf-8');
    return authorityStyle;
  });
  // The type by which browsers and phones know a certificate of an authority.
  give('/authority.crt', (der, _request, reply) => {
    reply.type('application/x-x509-ca-cert');
    reply.header('content-disposition', `attachment; filename="${domainOf(der)}.crt"`);
    return Buffer.from(der);
  });
  give('/authority.pem', (der, _request, reply) => {
    reply.type('application/x-pem-file');
    reply.header('content-disposition', `attachment; filename="${domainOf(der)}.pem"`);
    return certificatePem(der);
  });
}

/** The network that an authority is for, as its certificate names it. */
function domainOf(der: Uint8Array): string {
  return new X509Certificate(der).subject.replace(/^CN=/, '');
}

function pageOf(der: Uint8Array, request: FastifyRequest): string {
  const { lang, for: asked } = request.query as Record<string, unknown>;
  const locale = locales.find((one) => one === lang) ?? localeOf(request);
  const device = isDevice(asked) ? asked : deviceOf(request.headers['user-agent'] ?? '');
  const speak = speaker(locale);
  const say = (id: string, values?: Record<string, string>) => escaped(speak(`authority.${id}`, values));
  const domain = domainOf(der);
  const link = (to: Locale, of: Device, text: string, isHere: boolean) =>
    `<a href="/authority?for=${of}&amp;lang=${to}"${isHere ? ' aria-current="true"' : ''}>${text}</a>`;
  const file = fileFor(device, domain);
  const shown = { speak, file, domain, pairs: shortFingerprint(der) };
  const steps = stepsFor(device, domain).map(
    (step, at) =>
      `<li${isCompare(step) ? ' class="wide"' : ''}>${drawn(step, at, shown)}<p>${saidOf(step, shown)}</p></li>`,
  );
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${domain}</title><link rel="stylesheet" href="/authority.css"></head><body>`,
    `<nav>${locales.map((one) => link(one, device, languages[one], one === locale)).join('')}</nav>`,
    `<main><h1>${say('title', { domain })}</h1><p>${say('why', { domain })}</p>`,
    `<p><a class="get" href="/authority${file.slice(domain.length)}">${say('get')}</a></p>`,
    `<nav class="devices" aria-label="${say('choose')}">${devices.map((one) => link(locale, one, say(`device.${one}`), one === device)).join('')}</nav>`,
    `<h2>${say(`device.${device}`)}</h2><ol>${steps.join('')}</ol>`,
    `<section><h2>${say('compare-title')}</h2><p>${say('compare')}</p>`,
    `<p class="pairs">${shortFingerprint(der)}</p><p class="whole">SHA-256 ${fingerprintOf(der)}</p></section>`,
    `<p>${say('watched')}</p><p>${say('remove')}</p></main></body></html>\n`,
  ].join('');
}

const isCompare = (step: Step) => 'step' in step && step.step === 'compare';

interface Shown {
  readonly speak: Speak;
  readonly file: string;
  readonly domain: string;
  readonly pairs: string;
}

function drawn(step: Step, at: number, { speak, file, pairs }: Shown): string {
  if ('touch' in step) return drawnTouch(speak(`authority.label.${step.touch}`), at);
  if ('line' in step) return '';
  if (step.step === 'compare') return drawnPairs(pairs);
  if (step.step === 'get') return drawnTouch(speak('authority.get'), at);
  if (step.step === 'choose-file' || step.step === 'open-file') return drawnFile(file);
  return drawnTouch(speak(`authority.label.${step.step}`), at);
}

function saidOf(step: Step, { speak, file, domain }: Shown): string {
  if ('line' in step) return `<code>${escaped(step.line)}</code>`;
  if ('touch' in step)
    return escaped(speak('authority.touch', { label: speak(`authority.label.${step.touch}`) }));
  return escaped(speak(`authority.step.${step.step}`, { file, domain, button: speak('authority.get') }));
}
