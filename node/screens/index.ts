export { addFieldApp } from './field-app.ts';
export { refuseOtherHosts } from './own-host.ts';
export { addPolicy, apiPagePolicy } from './policy.ts';
export { addScreens } from './screens.ts';
