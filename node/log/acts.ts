export { acts } from '@ulinzi/domain/acts';
