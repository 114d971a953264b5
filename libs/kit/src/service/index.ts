export { runService, type App } from './run-service.ts';
