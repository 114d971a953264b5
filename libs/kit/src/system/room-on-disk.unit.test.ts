import { roomOnDisk } from './room-on-disk.ts';

it.each([
  [50e9, 500e9, 'ok'],
  // A tenth of a large disk is plenty.
  [2e9, 500e9, 'ok'],
  [1.9e9, 500e9, 'warning'],
  [0.19e9, 500e9, 'fault'],
  [1e9, 8e9, 'ok'],
  [0.7e9, 8e9, 'warning'],
  [0.1e9, 8e9, 'fault'],
])('%d bytes free of %d: %s', (free, total, state) => {
  expect(roomOnDisk(free, total).state).toBe(state);
});
