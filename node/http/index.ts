export { actorOf, isFromScreen, isOperator, isThisMachine, postHeader } from './actor.ts';
export { deviceKey, deviceNamed, isSignedByDevice } from './device-door.ts';
export { hostAskedFor, isByLoopbackName, ownOrigin } from './host.ts';
export { localeOf, refusalBody, sendRefusal } from './refusals.ts';
export { addRoute, type Permission, type Route } from './route.ts';
export { addStream, type Stream } from './stream.ts';
export {
  actorIn,
  deskPosts,
  giveCookie,
  isFromOurPages,
  keepCookie,
  type ScreenSession,
  sessionOf,
  takeCookie,
  whenOf,
} from './session.ts';
