export { describeSelf, type Finding, type SelfCheck } from './describe-self.ts';
export { roomOnDisk } from './room-on-disk.ts';
export { serviceChecks } from './service-checks.ts';
export { version } from './version.ts';
