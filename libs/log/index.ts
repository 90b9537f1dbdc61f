export { leafHash } from './leaf';
