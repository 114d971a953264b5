export { runService, StartError, type App } from './run-service.ts';
