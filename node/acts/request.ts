// What a person asks to do, checked against the act's one declaration: who may, the schema, the free texts that go
// beside it, and what goes to the keystore alone. The same for a route, a command and, later, a phone.
import { senderForm } from '@ulinzi/domain/channels';
import {
  type Act,
  type EntryId,
  hasCleanCharacters,
  isRefusal,
  type Moment,
  type Refusal,
  refuse,
  type SubjectId,
} from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { Compile, type Validator } from 'typebox/compile';
import { acts } from '@ulinzi/domain/acts';

export interface ActRequest {
  readonly act: string;
  /** Null for an act that creates its subject. */
  readonly subject: SubjectId | null;
  readonly data: unknown;
  readonly bodies: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** The token that came with what the actor read, or null. */
  readonly saw: string | null;
  readonly actor: Actor;
  /** How it came, for acts whose entry says so; a command where nothing is said. */
  readonly by?: 'screen' | 'command';
  /** Of a phone's entry: its own id and time. Absent for what is done here and now. */
  readonly id?: EntryId;
  readonly occurred?: Moment;
  readonly epoch?: number;
  /** Which phone it came from, and its signature. */
  readonly signed?: { readonly device: string; readonly signature: string };
}

export interface CheckedRequest extends ActRequest {
  readonly declared: Act;
  readonly data: Record<string, unknown>;
}

const validators = new Map<string, Validator>();

function validatorOf(act: Act): Validator {
  let validator = validators.get(act.name);
  if (!validator) validators.set(act.name, (validator = Compile(act.data)));
  return validator;
}

/** Checks a request without looking at any state. Refusals name fields, never what was typed into them. */
export function checkRequest(request: ActRequest): CheckedRequest | Refusal {
  const declared = acts[request.act];
  if (!declared) return refuse('act/unknown');
  if (!declared.who.includes(request.actor.role)) return refuse('act/not-yours');
  const validator = validatorOf(declared);
  if (!validator.Check(request.data)) return refuse('act/schema', fieldsInError(validator, request.data));
  const unclean = fieldsWithBadCharacters(request.data as object);
  if (unclean.length > 0) return refuse('act/bad-characters', unclean);
  const given = Object.keys(request.data as object).filter((name) => declared.byNode.includes(name));
  if (given.length > 0 && request.actor.role !== 'node') return refuse('act/schema', given);
  const bodies = checkBodies(declared, request.bodies);
  if (bodies) return bodies;
  const secrets = checkSecrets(declared, request.secrets);
  if (isRefusal(secrets)) return secrets;
  const data = request.data as Record<string, unknown>;
  const way = declared.byNode.includes('by') && request.by ? { by: request.by } : {};
  return { ...request, declared, data: { ...data, ...way }, secrets };
}

function fieldsInError(validator: Validator, data: unknown): string[] {
  const fields = new Set<string>();
  for (const error of validator.Errors(data)) {
    const inside = error.instancePath.split('/')[1];
    if (inside) fields.add(inside);
    const params = error.params as { requiredProperties?: string[]; additionalProperties?: string[] };
    for (const name of params.requiredProperties ?? []) fields.add(name);
    // An unknown field's name is what somebody typed; its number says enough.
    if (params.additionalProperties) fields.add('unknown-field');
  }
  return [...fields];
}

/** Labels are the only text in an entry that is not bounded by its form. */
function fieldsWithBadCharacters(data: object): string[] {
  return Object.entries(data)
    .filter(([, value]) => typeof value === 'string' && !hasCleanCharacters(value))
    .map(([name]) => name);
}

function checkBodies(act: Act, bodies: Readonly<Record<string, string>>): Refusal | null {
  for (const [name, text] of Object.entries(bodies)) {
    const part = act.bodies.find((one) => one.name === name);
    if (!part) return refuse('act/schema', ['unknown-field']);
    if (typeof text !== 'string' || text.length > part.maxLength || text.trim() === '')
      return refuse('act/schema', [name]);
    if (!hasCleanCharacters(text)) return refuse('act/bad-characters', [name]);
  }
  return null;
}

/** Phone numbers come out in E.164; a name is kept as typed. */
function checkSecrets(
  act: Act,
  secrets: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | Refusal {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(secrets)) {
    if (!act.secrets.includes(name)) return refuse('act/schema', ['unknown-field']);
    if (name === 'number') {
      const form = senderForm(value);
      if (form.form === 'operator') return refuse('number/malformed', ['number']);
      checked[name] = form.number;
    } else if (
      typeof value !== 'string' ||
      value.trim() === '' ||
      value.length > 200 ||
      !hasCleanCharacters(value)
    ) {
      return refuse('act/schema', [name]);
    } else checked[name] = value;
  }
  return checked;
}
