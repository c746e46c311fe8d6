export { addAuthorityPage } from './authority-page.ts';
export { Doors } from './doors.ts';
export { readGiven } from './given-certificate.ts';
export { createAuthority, endOf, signCertificate } from './own-certificates.ts';
export { certificatePem, fingerprintOf, keyPem, shortFingerprint } from './pem.ts';
export { HttpsRefused, httpsProblems } from './refused.ts';
export { readCarried, writeAuthority, writeCertificate } from './sealed-pairs.ts';
export { keepSettings, keptSettings, type Named, type ReachSettings, readSettings } from './settings.ts';
