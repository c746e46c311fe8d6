// Does one act for a person: checks the request, looks up what the act needs from sealed bodies and the keystore,
// writes it through the one path, and gives back what only this person is to be handed.
import { perpetratorAmong, toStateSide, versionSeen, viewOf } from '@ulinzi/domain/alerts';
import type { Gateway } from '@ulinzi/domain/channels';
import { type Author, isRefusal, isoOf, type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { findAlert, tiedTo } from '../alerts/index.ts';
import type { NamedHolder } from '../keystore/index.ts';
import type { Core, NodeAtWork } from '../app/index.ts';
import { actJob } from './act-job.ts';
import type { Consequences, Done } from './job-parts.ts';
import { dialFor, type Dial, findCaller } from './call-back.ts';
import { feedbackMessage, sourceAtRisk } from './consequences.ts';
import { endSitting } from './former-pens.ts';
import { gatewayKeys } from './gateway-keys.ts';
import { handsetLines } from './handset-lines.ts';
import { takenByAnother } from './lines.ts';
import { releasing } from './release.ts';
import { alertsNamed, endingSituation, settingApart, takingOver } from './situation-entries.ts';
import { takeSlip } from './taken-tries.ts';
import { type ActRequest, type CheckedRequest, checkRequest } from './request.ts';
import { notFound } from './subjects.ts';

/** Who keeps the numbers, and learns nothing from one being taken. */
const knowsNumbers: readonly Author[] = ['node', 'administrator', 'custodian'];

export interface Performed extends Done {
  /** What the actor has seen of the subject with this act done. */
  readonly saw?: string;
  readonly claimCode?: string;
  readonly dial?: Dial;
}

/** Performs an act. Resolves when it is on disk, or with the refusal; nothing is done halfway. */
export async function performAct(node: NodeAtWork, request: ActRequest): Promise<Performed | Refusal> {
  const checked = checkRequest(request);
  if (isRefusal(checked)) return checked;
  const core = node.app.core();
  if (!core) return refuse('node/not-durable');
  const givesNumber = checked.secrets['number'] !== undefined && !knowsNumbers.includes(request.actor.role);
  if (!givesNumber) return performChecked(node, core, checked);
  const handBack = takeSlip(node.app, request.actor.pen);
  if (!handBack) return refuse('number/wait', ['number']);
  let isTaken = false;
  try {
    const done = await performChecked(node, core, checked);
    isTaken = isRefusal(done) && done.refused === 'number/taken';
    return done;
  } finally {
    if (!isTaken) handBack();
  }
}

async function performChecked(
  node: NodeAtWork,
  core: Core,
  checked: CheckedRequest,
): Promise<Performed | Refusal> {
  const consequences = await consequencesOf(node, checked);
  if (isRefusal(consequences)) return consequences;
  const done = await core.writer.submit(
    actJob(checked, node.app.tokens, () => core.memory.nextCircle(), consequences),
  );
  if (isRefusal(done)) return done;
  const handed = done.isRepeat ? {} : await handedOver(node, checked, done);
  return { ...done, ...sawAfter(node, checked.actor, done), ...handed };
}

async function consequencesOf(node: NodeAtWork, request: CheckedRequest): Promise<Consequences | Refusal> {
  switch (request.declared.name) {
    case 'alert.request-number':
    case 'alert.call-back':
    case 'alert.feedback':
      return aroundCaller(node, request);
    case 'post.open':
    case 'post.set-number':
    case 'source.register':
    case 'source.revoke-phone':
      return linesFor(node, request);
    case 'handset.issue':
    case 'handset.lose':
    case 'handset.return':
    case 'handset.revoke':
      return handsetLines(node.app, request);
    case 'message.release':
      return releasing(node.app, request);
    case 'alert.merge':
      return intoHers(node, request);
    case 'alert.decide':
    case 'alert.respond':
      return besideOthers(node, request);
    case 'situation.open':
    case 'alert.apart':
    case 'situation.end':
    case 'shift.take-over':
      return onAlerts(node, request);
    case 'post.renew-code': {
      const sits = request.subject && node.app.keystore.sittingPen(slugOf(node, request.subject, {}));
      return sits ? {} : refuse('post/vacant');
    }
    case 'gateway.add':
      return (request.data['kind'] === 'loopback') === (node.app.kind === 'exercise')
        ? gatewayKeys(node.app, request)
        : refuse('gateway/exercise');
    default:
      return {};
  }
}

/**
 * The alert that stays is looked for as its actor sees it, so that one which is not hers costs the same as none. What
 * a phone sends again has been judged before.
 */
async function intoHers(
  node: NodeAtWork,
  { actor, data, id }: CheckedRequest,
): Promise<Consequences | Refusal> {
  const core = node.app.core();
  if (!core || id !== undefined) return {};
  return (await findAlert(core, actor, String(data['into']))) ? {} : notFound('alert');
}

/** Acts that write an entry on alerts which they name, or mean. */
async function onAlerts(node: NodeAtWork, request: CheckedRequest): Promise<Consequences | Refusal> {
  const core = node.app.core();
  if (!core) return refuse('node/not-durable');
  switch (request.declared.name) {
    case 'situation.open':
      return alertsNamed(core, request, request.data['alerts']);
    case 'alert.apart':
      return settingApart(core, request);
    case 'situation.end':
      return endingSituation(core, request);
    default:
      return takingOver(core, request);
  }
}

/** Of an alert in a situation: what goes to the state's side goes past what every village of it has said (C4). */
async function besideOthers(node: NodeAtWork, request: CheckedRequest): Promise<Consequences> {
  const core = node.app.core();
  const { subject, data, actor } = request;
  if (!core || !subject || !toStateSide(data)) return {};
  const situation = (await findAlert(core, actor, subject))?.state.situation;
  if (!situation) return {};
  const others = (await tiedTo(core, actor, situation.id)).map(({ id }) => id);
  return {
    needs: others,
    accepted: (view) => {
      const refusal = perpetratorAmong(
        others.flatMap((id) => view.alert(id) ?? []),
        data,
      );
      return refusal ? { refusal } : {};
    },
  };
}

/** Acts around the person who called: her number, her safety, an agreed phrase sent to her. */
async function aroundCaller(node: NodeAtWork, request: CheckedRequest): Promise<Consequences | Refusal> {
  const { declared, data } = request;
  const needsCaller =
    declared.name === 'alert.request-number' ||
    data['result'] === 'someone-else' ||
    data['way'] === 'agreed-phrase';
  if (!needsCaller || !request.subject) return {};
  const caller = await findCaller(node.app, request.subject);
  if (declared.name === 'alert.call-back') return caller ? sourceAtRisk(request, caller) : {};
  if (!caller) return refuse('alert/no-number');
  if (caller.source?.state.isAtRisk) return refuse('alert/source-at-risk');
  return declared.name === 'alert.feedback' ? feedbackMessage(caller, data['result']) : {};
}

/** Gives or takes a number in the keystore, in the same commit as the entry. */
function linesFor(node: NodeAtWork, request: CheckedRequest): Consequences | Refusal {
  const { keystore } = node.app;
  const number = request.secrets['number'];
  if (request.declared.name === 'post.set-number' && !number) return refuse('act/schema', ['number']);
  return {
    accepted: (_view, { subject, data }) => {
      const post = request.declared.subject === 'post' ? slugOf(node, subject, data) : null;
      const holder: NamedHolder =
        post === null ? { kind: 'source', source: subject } : { kind: 'post', post };
      if (request.declared.name === 'source.revoke-phone') {
        for (const line of keystore.linesOf(holder)) keystore.revokeLine(line.id);
      }
      if (!number) return {};
      const refusal = takenByAnother(keystore, number, holder);
      if (refusal) return { refusal };
      for (const line of keystore.linesOf(holder)) if (line.number !== number) keystore.revokeLine(line.id);
      keystore.assignLine(number, holder);
      return {};
    },
  };
}

function slugOf(node: NodeAtWork, subject: SubjectId, data: object): string {
  if ('slug' in data) return data.slug as string;
  const held = node.app.core()?.memory.registerHeld(subject);
  return held && 'slug' in held.state ? held.state.slug : '';
}

function sawAfter(node: NodeAtWork, actor: Actor, done: Done): { saw?: string } {
  const held = node.app.core()?.memory.alertHeld(done.subject);
  const view = held && viewOf(actor, held.state);
  return view ? { saw: node.app.tokens.token(done.subject, versionSeen(held.state, view)) } : {};
}

/** What only the actor is handed, once the act is on disk. */
async function handedOver(
  node: NodeAtWork,
  request: CheckedRequest,
  done: Done,
): Promise<Partial<Performed>> {
  switch (request.declared.name) {
    case 'post.seat': {
      const { keystore, clock } = node.app;
      const post = slugOf(node, done.subject, {});
      // By steady time: a clock that is set makes no code last.
      endSitting(keystore, post, clock.now());
      const name = request.secrets['name'] ?? post;
      return { claimCode: keystore.openAccount({ name, post }, clock.now()).claimCode };
    }
    case 'post.renew-code': {
      const { keystore, clock } = node.app;
      const pen = keystore.sittingPen(slugOf(node, done.subject, {}));
      return pen ? { claimCode: keystore.renewCode(pen.id, clock.now()) } : {};
    }
    case 'post.vacate':
      endSitting(node.app.keystore, slugOf(node, done.subject, {}), node.app.clock.now());
      return {};
    case 'gateway.add': {
      const held = node.app.core()?.memory.registerHeld(done.subject);
      if (held) await node.startGateway(held.state as Gateway);
      return {};
    }
    case 'alert.request-number': {
      const caller = request.subject ? await findCaller(node.app, request.subject) : null;
      if (!caller || done.outcome !== 'accepted') return {};
      const until = node.app.core()?.memory.alertHeld(done.subject)?.state.callBack?.until;
      return {
        dial: await dialFor(
          node.app,
          request.actor as Actor,
          caller,
          isoOf(node.app.clock.wallOf(until ?? 0)),
        ),
      };
    }
    default:
      return {};
  }
}
