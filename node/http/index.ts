export { actorOf, isOperator, postHeader } from './actor.ts';
export { refusalBody, sendRefusal } from './refusals.ts';
export { addRoute, type Permission, type Route } from './route.ts';
