export { buildInHouse, type House } from './house.ts';
export { runService, StartError, type App } from './run-service.ts';
