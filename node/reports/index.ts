export { readsComments, reportShown, timeOf, wordsIn } from './detail.ts';
export { ownOf, reportsOfDays, type SeenReport } from './report-store.ts';
export { communityLabel, reportLine } from './present.ts';
export { addReportRoutes, isDuty, monthQuery } from './routes.ts';
